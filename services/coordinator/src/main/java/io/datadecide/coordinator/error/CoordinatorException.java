package io.datadecide.coordinator.error;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of the coordinator can get wrong or find missing. The message is one line: thing, value, mend. The reason
 * is for programs: it never changes its meaning.
 */
public abstract sealed class CoordinatorException extends RuntimeException {
    private final String reason;
    private final transient Map<String, String> metadata;

    private CoordinatorException(String reason, Map<String, String> metadata, String message) {
        this(reason, metadata, message, null);
    }

    private CoordinatorException(
            String reason, Map<String, String> metadata, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.metadata = Map.copyOf(metadata);
    }

    /** What is wrong, as programs read it: {@code UPPER_SNAKE_CASE}. */
    public String reason() {
        return reason;
    }

    /** What it is about, as programs read it. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** There is no such thing. */
    public static final class NotFound extends CoordinatorException {
        /**
         * Says what is missing.
         *
         * @param resource kind of the thing, for example {@code experiment}
         * @param name the name asked for
         */
        public NotFound(String resource, String name) {
            this(resource, name, "");
        }

        /**
         * Says what is missing, and what to do.
         *
         * @param mend the end of the message; may be empty
         */
        public NotFound(String resource, String name, String mend) {
            super(
                    resource.toUpperCase(Locale.ROOT).replace(' ', '_') + "_NOT_FOUND",
                    Map.of("resource", resource, "name", name),
                    "there is no " + resource + " '" + name + "'" + mend);
        }
    }

    /** The name is taken by something else. */
    public static final class AlreadyExists extends CoordinatorException {
        public AlreadyExists(String experiment, String message) {
            super("EXPERIMENT_DIFFERS", Map.of("experiment", experiment), message);
        }
    }

    /** The request itself is wrong. */
    public static final class BadRequest extends CoordinatorException {
        private final transient List<Violation> violations;

        /**
         * A field that is wrong.
         *
         * @param field path of the field, in the request or in the file that it carries
         * @param description what is wrong with its value, and the mend
         */
        public record Violation(String field, String description) {}

        public BadRequest(String message, List<Violation> violations, @Nullable Throwable cause) {
            super("BAD_REQUEST", Map.of(), message, cause);
            this.violations = List.copyOf(violations);
        }

        /** One field is wrong. */
        public static BadRequest field(String field, String description) {
            return new BadRequest(field + ": " + description, List.of(new Violation(field, description)), null);
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** The thing is not in a state that allows this. */
    public static final class NotNow extends CoordinatorException {
        public NotNow(String reason, Map<String, String> metadata, String message) {
            super(reason, metadata, message);
        }
    }

    /** A newer attempt holds the run, or the run is over: the worker stops. */
    public static final class Superseded extends CoordinatorException {
        public Superseded(String message) {
            super("ATTEMPT_SUPERSEDED", Map.of(), message);
        }
    }

    /** Somebody stopped the run: the worker stops. */
    public static final class RunCancelled extends CoordinatorException {
        public RunCancelled(String message) {
            super("RUN_CANCELLED", Map.of(), message);
        }
    }

    /** Something that we need is away for a while: the same call may succeed later. */
    public static final class Unavailable extends CoordinatorException {
        public Unavailable(String reason, String message, @Nullable Throwable cause) {
            super(reason, Map.of(), message, cause);
        }
    }

    /** Nobody says who calls, or the token is not one of ours. */
    public static final class Unauthenticated extends CoordinatorException {
        public Unauthenticated(String reason, String message) {
            super(reason, Map.of(), message);
        }
    }

    /** The caller may not do this. */
    public static final class NotAllowed extends CoordinatorException {
        public NotAllowed(String reason, String message) {
            super(reason, Map.of(), message);
        }
    }
}
