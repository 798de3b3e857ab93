package io.datadecide.trainer.report;

import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import org.jspecify.annotations.Nullable;

/** What a refusal of the coordinator means for the worker. */
final class Answers {
    private Answers() {}

    /**
     * What ended a call. A coordinator that goes down resets its streams, which looks like a cancellation; one that means it
     * reports it with a machine-readable reason.
     */
    static Status status(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        boolean meant = status.getCode() != Status.Code.CANCELLED || hasReason(failure);
        return meant
                ? status
                : Status.UNAVAILABLE.withDescription(describe(status)).withCause(failure);
    }

    private static boolean hasReason(Throwable failure) {
        com.google.rpc.@Nullable Status status = StatusProto.fromThrowable(failure);
        return status != null && status.getDetailsCount() > 0;
    }

    /** Whether the same call may succeed later. */
    static boolean isPassing(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNKNOWN -> true;
            case OK,
                    CANCELLED,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    DATA_LOSS,
                    UNAUTHENTICATED -> false;
        };
    }

    static String describe(Status status) {
        String description = status.getDescription();
        return description == null ? status.getCode().name() : status.getCode() + ": " + description;
    }
}
