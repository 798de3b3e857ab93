package io.datadecide.storage;

import io.datadecide.storage.StorageException.BadAddress;

/**
 * A place in an object store, for example {@code s3://bucket/experiments/e/runs/r}.
 *
 * @param bucket the bucket
 * @param key the key, or the beginning of keys; neither begins nor ends with a slash; empty for the whole bucket
 */
public record StorageAddress(String bucket, String key) {
    private static final String SCHEME = "s3://";

    public StorageAddress {
        if (bucket.isEmpty()) {
            throw new BadAddress(SCHEME + bucket + "/" + key, "names no bucket");
        }
        for (String part : key.split("/", -1)) {
            if (part.equals("..") || part.equals(".") || (part.isEmpty() && !key.isEmpty())) {
                throw new BadAddress(SCHEME + bucket + "/" + key, "has a part '" + part + "'");
            }
        }
    }

    /** Whether a location is in an object store, and not a path. */
    public static boolean is(String location) {
        return location.startsWith(SCHEME);
    }

    /** Reads {@code s3://bucket/key}. */
    public static StorageAddress of(String location) {
        if (!is(location)) {
            throw new BadAddress(location, "does not begin with " + SCHEME);
        }
        String rest = location.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String key = slash < 0 ? "" : rest.substring(slash + 1);
        return new StorageAddress(
                slash < 0 ? rest : rest.substring(0, slash),
                key.endsWith("/") ? key.substring(0, key.length() - 1) : key);
    }

    /** A place below this one; this one for an empty name, as of paths. */
    public StorageAddress resolve(String child) {
        if (child.isEmpty()) {
            return this;
        }
        return new StorageAddress(bucket, key.isEmpty() ? child : key + "/" + child);
    }

    /** Its last part. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (key.isEmpty() ? "" : "/" + key);
    }
}
