package io.datadecide.storage;

import io.datadecide.files.DurableFile;
import io.datadecide.storage.StorageException.Failed;
import io.datadecide.storage.StorageException.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A directory in an object store that counts as there when its {@value #MANIFEST} is, which is written last and deleted
 * first: no reader mistakes a part for the whole, wherever the writer was killed.
 *
 * @param store the store that contains it
 * @param address its address
 */
public record StoredDirectory(ObjectStore store, StorageAddress address) {
    /** Names the digests of all other files. */
    public static final String MANIFEST = "manifest.json";

    /** Whether it was written to its end. */
    public boolean isThere() {
        return store.read(address.resolve(MANIFEST)).isPresent();
    }

    /** Sends all files of a local directory; nothing when the same directory is there already. */
    public void upload(Path local) {
        StorageAddress manifest = address.resolve(MANIFEST);
        try (Stream<Path> files = Files.list(local)) {
            byte[] wanted = Files.readAllBytes(local.resolve(MANIFEST));
            var present = store.read(manifest);
            if (present.isPresent() && Arrays.equals(present.get(), wanted)) {
                return;
            }
            if (present.isPresent()) {
                store.delete(manifest); // while files of two directories are mixed, there is none
            }
            for (Path file :
                    files.filter(StoredDirectory::isNoManifest).sorted().toList()) {
                store.put(file, address.resolve(file.getFileName().toString()));
            }
            store.put(wanted, manifest);
        } catch (IOException e) {
            throw new Failed("send to " + address, local, e);
        }
    }

    private static boolean isNoManifest(Path file) {
        return !file.getFileName().toString().equals(MANIFEST);
    }

    /**
     * Fetches the files that are wanted into a local directory, the manifest last. Whether they are what the manifest says is
     * for the reader to verify. {@link Missing}: there is no manifest.
     */
    public void download(Path local, Predicate<String> wanted) {
        byte[] manifest = store.read(address.resolve(MANIFEST)).orElseThrow(() -> new Missing(address));
        for (StoredObject object : store.list(address)) {
            String name = object.name();
            if (!name.equals(MANIFEST) && name.indexOf('/') < 0 && wanted.test(name)) {
                store.get(address.resolve(name), local.resolve(name));
            }
        }
        try {
            DurableFile.write(local.resolve(MANIFEST), manifest);
        } catch (IOException e) {
            throw new Failed("keep " + address + " in", local, e);
        }
    }

    /** Deletes it, the manifest first. */
    public void delete() {
        store.delete(address.resolve(MANIFEST));
        List<StoredObject> left = store.list(address);
        left.forEach(object -> store.delete(address.resolve(object.name())));
    }
}
