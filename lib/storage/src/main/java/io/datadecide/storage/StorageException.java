package io.datadecide.storage;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes wrong with stored directories. The message is one line: what failed, the value, the fix. */
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

    /** There is no such bucket or store: retrying does not help. */
    public static final class Refused extends StorageException {
        public Refused(String what, Object address, String reasonAndMend, Throwable cause) {
            super("cannot " + what + " " + address + ": " + reasonAndMend, cause);
        }
    }

    /** The object is not the one that was found before. */
    public static final class Changed extends StorageException {
        public Changed(StorageAddress address, Throwable cause) {
            super(
                    address + " changed while it was read: leave it alone until it is read, and begin again from its"
                            + " beginning",
                    cause);
        }
    }

    /** The store or the local disk is unavailable or full, or denies access now: a retry may help. */
    public static final class Failed extends StorageException {
        public Failed(String what, Object address, Throwable cause) {
            super(
                    "cannot " + what + " " + address + ": " + line(cause) + "; check the store and its credentials",
                    cause);
        }

        public Failed(String what, Object address, Throwable cause, String reasonAndMend) {
            super("cannot " + what + " " + address + ": " + reasonAndMend + " (" + line(cause) + ")", cause);
        }

        /** The last try's reason, and the first one's: a try after a refused connection may say no more than that it waited. */
        private static String line(Throwable cause) {
            String last = sentence(cause);
            return Stream.of(cause.getSuppressed())
                    .limit(1)
                    .map(Failed::sentence)
                    .filter(first -> !first.endsWith(last))
                    .map(first -> last + " (" + first + ")")
                    .findFirst()
                    .orElse(last);
        }

        /** What follows a first sentence is advice of the SDK's on its own settings; in parentheses, the store's own message. */
        private static String sentence(Throwable cause) {
            return String.valueOf(cause.getMessage())
                    .replaceAll("\\s*\\R\\s*", " ")
                    .replaceFirst("\\.\\s[^(].*| \\(SDK Attempt Count: \\d+\\)$", "");
        }
    }
}
