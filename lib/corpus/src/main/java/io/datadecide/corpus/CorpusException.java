package io.datadecide.corpus;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can go wrong between a recipe and a token file. The message is one line: what failed, the value, the fix. */
public abstract sealed class CorpusException extends RuntimeException {
    private CorpusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A path of a recipe leads to nothing that can be read as a corpus. */
    public static final class BadSource extends CorpusException {
        /** States what is wrong with the path and the fix. */
        public BadSource(String message) {
            super(message, null);
        }

        /** Reports a name that is not a valid path on this machine; without a UTF-8 locale only ASCII names are valid. */
        public BadSource(String thing, InvalidPathException cause) {
            super(
                    thing + " is not a path here (" + cause.getReason()
                            + "): correct it, or set LC_ALL=C.UTF-8 if only the locale lacks its letters",
                    cause);
        }
    }

    /** A place in a corpus file that cannot be read as a document. */
    public static final class BadDocument extends CorpusException {
        /**
         * Says where and why.
         *
         * @param line number of the line, from 1
         */
        public BadDocument(Object file, long line, String problem, @Nullable Throwable cause) {
            super(file + ":" + line + ": " + problem, cause);
        }
    }

    /** A recipe, or one of its sources, gives no token at all. */
    public static final class EmptyCorpus extends CorpusException {
        /** Says what is empty and why. */
        public EmptyCorpus(String message) {
            super(message, null);
        }
    }

    /** A filter would need more memory than it may take. */
    public static final class TooManyToRemember extends CorpusException {
        /** Names the filter, and how to continue without it. */
        public TooManyToRemember(String message) {
            super(message, null);
        }
    }

    /** A tokenizer gave an id that its own vocabulary, or the model's, does not have. */
    public static final class TokenOutOfVocabulary extends CorpusException {
        /** Names the tokenizer, the id and the vocabulary. */
        public TokenOutOfVocabulary(String tokenizer, int id, int vocabulary) {
            super(
                    "tokenizer " + tokenizer + " gave id " + id + ", which does not fit a vocabulary of " + vocabulary
                            + ": use the tokenizer that the model size was made for, or a size with a larger vocabulary",
                    null);
        }
    }

    /** A token file that is missing, cut off or changed. */
    public static final class BadTokenFile extends CorpusException {
        /** Says which file, and how to make it again. */
        public BadTokenFile(Path directory, String problem, @Nullable Throwable cause) {
            super(
                    "token file " + directory + " " + problem + ": delete the directory and prepare the corpus again",
                    cause);
        }
    }

    /** Reading or writing failed because of the machine: disk full, no permission, lost mount, store unavailable. */
    public static final class StorageFailure extends CorpusException {
        /**
         * Says which file and what the system answered.
         *
         * @param action for example "write"
         * @param file its path or address
         */
        public StorageFailure(String action, Object file, IOException cause) {
            super(
                    cause instanceof InputFailure
                            ? String.valueOf(cause.getMessage())
                            : "cannot " + action + " " + file + ": " + reason(cause) + fix(action),
                    cause);
        }

        private static String reason(IOException cause) {
            if (cause instanceof FileSystemException e && e.getReason() != null) {
                return e.getReason();
            }
            return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }

        private static String fix(String action) {
            return action.equals("write")
                    ? "; free space there or choose another output directory, then run the same command again"
                    : "; check the disk and the permissions, then run the same command again";
        }
    }
}
