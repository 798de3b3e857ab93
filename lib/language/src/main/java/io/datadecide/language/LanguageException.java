package io.datadecide.language;

import org.jspecify.annotations.Nullable;

/** What can go wrong with a language model. The message is one line: what failed, the value, the fix. */
public abstract sealed class LanguageException extends RuntimeException {
    private LanguageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A shape, an option or a batch that no model can have. */
    public static final class BadShape extends LanguageException {
        /** Says which number is wrong and what it may be. */
        public BadShape(String message) {
            super(message, null);
        }
    }

    /** The native tensor library cannot be loaded, or refuses the script. */
    public static final class EngineFailed extends LanguageException {
        /** Says what was tried, and keeps the library's own message as the cause. */
        public EngineFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A checkpoint that cannot be written, or that is not what its manifest says. */
    public static final class BadCheckpoint extends LanguageException {
        /** Says which file and what is wrong with it. */
        public BadCheckpoint(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A tokenizer file that cannot be used. */
    public static final class BadTokenizer extends LanguageException {
        /** Says which file and what is wrong with it. */
        public BadTokenizer(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A model that cannot be written for other programs. */
    public static final class BadExport extends LanguageException {
        /** Says which file or directory and what is wrong with it. */
        public BadExport(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
