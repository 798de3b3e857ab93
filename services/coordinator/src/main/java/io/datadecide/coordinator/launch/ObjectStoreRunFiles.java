package io.datadecide.coordinator.launch;

import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StorageException;
import io.datadecide.storage.StoredDirectory;

/**
 * Directories in an object store.
 *
 * @param store where they lie
 * @param root nothing outside of it is ever removed
 */
public record ObjectStoreRunFiles(ObjectStore store, StorageAddress root) implements RunFiles {
    @Override
    public boolean remove(String directory) {
        StorageAddress address = StorageAddress.of(directory);
        boolean below = address.bucket().equals(root.bucket())
                && !address.equals(root)
                && (root.key().isEmpty() || address.key().startsWith(root.key() + "/"));
        if (!below) {
            throw new LaunchException(address + " is not below " + root + ": it is not removed");
        }
        try {
            if (store.list(address).isEmpty()) {
                return false;
            }
            new StoredDirectory(store, address).delete();
            return true;
        } catch (StorageException e) {
            throw new LaunchException(address + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
