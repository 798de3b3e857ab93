package io.datadecide.plan;

import org.jspecify.annotations.Nullable;

/** An experiment, or a piece of a resolved one, that cannot be used. The message is one line: what failed, the value, the fix. */
public abstract sealed class PlanException extends RuntimeException {

    private PlanException(String message, @Nullable Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }

    /** The experiment file is wrong at a place that can be shown. */
    public static final class BadExperiment extends PlanException {

        private final String file;
        private final int line;
        private final String field;
        private final String problem;

        /**
         * Says where.
         *
         * @param file name of the file
         * @param line line of the value, from 1
         * @param field path of the field, for example {@code corpora[1].name}; empty for the whole file
         * @param problem what is wrong, with the value and the fix
         */
        public BadExperiment(String file, int line, String field, String problem) {
            super(file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + problem, null);
            this.file = file;
            this.line = line;
            this.field = field;
            this.problem = problem;
        }

        public String file() {
            return file;
        }

        public int line() {
            return line;
        }

        public String field() {
            return field;
        }

        public String problem() {
            return problem;
        }
    }

    /** The experiment file, or a file that it names, cannot be read. */
    public static final class Unreadable extends PlanException {

        public Unreadable(String path, String problem, @Nullable Throwable cause) {
            super(path + ": " + problem, cause);
        }
    }

    /** A size that cannot be trained as the experiment says. */
    public static final class UnusableSize extends PlanException {

        public UnusableSize(String size, String problem, Throwable cause) {
            super("size " + size + ": " + problem, cause);
        }
    }

    /** A resolved run or corpus that is not the JSON that this version writes. */
    public static final class MalformedJson extends PlanException {

        public MalformedJson(String type, String problem, Throwable cause) {
            super(type + " JSON: " + problem, cause);
        }
    }
}
