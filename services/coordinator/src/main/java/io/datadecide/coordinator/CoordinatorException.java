package io.datadecide.coordinator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller of the coordinator can get wrong or find missing. The message is one line: thing, value, mend. */
public abstract sealed class CoordinatorException extends RuntimeException {

    private CoordinatorException(String message) {
        super(message);
    }

    private CoordinatorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no such thing. */
    public static final class NotFound extends CoordinatorException {
        private final String resource;
        private final String name;

        /**
         * Says what is missing.
         *
         * @param resource kind of the thing, for example {@code experiment}
         * @param name the name asked for
         */
        public NotFound(String resource, String name) {
            super("there is no " + resource + " '" + name + "'");
            this.resource = resource;
            this.name = name;
        }

        public String resource() {
            return resource;
        }

        public String name() {
            return name;
        }
    }

    /** The name is taken by something else. */
    public static final class AlreadyExists extends CoordinatorException {
        public AlreadyExists(String message) {
            super(message);
        }
    }

    /** The request itself is wrong. */
    public static final class BadRequest extends CoordinatorException {
        private final List<Violation> violations;

        /**
         * A field that is wrong.
         *
         * @param field path of the field, in the request or in the file that it carries
         * @param description what is wrong with its value, and the mend
         */
        public record Violation(String field, String description) {}

        public BadRequest(String message, List<Violation> violations, @Nullable Throwable cause) {
            super(message, cause);
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
        public NotNow(String message) {
            super(message);
        }
    }

    /** A newer attempt holds the run, or the run is over: the worker stops. */
    public static final class Superseded extends CoordinatorException {
        public Superseded(String message) {
            super(message);
        }
    }

    /** Somebody stopped the run: the worker stops. */
    public static final class RunCancelled extends CoordinatorException {
        public RunCancelled(String message) {
            super(message);
        }
    }

    /** Something that we need is away for a while: the same call may succeed later. */
    public static final class Unavailable extends CoordinatorException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Nobody says who calls, or the token is not one of ours. */
    public static final class Unauthenticated extends CoordinatorException {
        public Unauthenticated(String message) {
            super(message);
        }
    }

    /** The caller may not do this. */
    public static final class NotAllowed extends CoordinatorException {
        public NotAllowed(String message) {
            super(message);
        }
    }
}
