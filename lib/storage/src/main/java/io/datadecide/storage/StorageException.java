package io.datadecide.storage;

import org.jspecify.annotations.Nullable;

/** What goes wrong with stored directories. The message is one line: thing, value, mend. */
public abstract sealed class StorageException extends RuntimeException {
    private StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** An address that is none. */
    public static final class BadAddress extends StorageException {
        public BadAddress(String address, String why) {
            super("address '" + address + "' " + why + ": write s3://bucket/directory", null);
        }
    }

    /** There is no such thing in the store. */
    public static final class Missing extends StorageException {
        public Missing(StorageAddress address) {
            super(address + " is not there: check the address, and that it was written", null);
        }
    }

    /** The store is away, refuses, or the local disk does: trying again may help. */
    public static final class Failed extends StorageException {
        public Failed(String what, Object address, Throwable cause) {
            super(
                    "cannot " + what + " " + address + ": " + line(cause) + "; check the store and its credentials",
                    cause);
        }

        private static String line(Throwable cause) {
            return String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        }
    }
}
