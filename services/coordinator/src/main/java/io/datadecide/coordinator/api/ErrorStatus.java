package io.datadecide.coordinator.api;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.datadecide.coordinator.CoordinatorException;
import io.datadecide.decide.evidence.DecideException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How errors look on the wire: a status with a reason that programs can read. */
final class ErrorStatus {
    private static final Logger LOG = Logger.getLogger(ErrorStatus.class);
    private static final String DOMAIN = "datadecide.io";

    private ErrorStatus() {}

    /** The status of any error; one that is not the caller's fault is logged and told without its details. */
    static StatusRuntimeException of(Throwable error) {
        return switch (error) {
            case CoordinatorException e -> of(e);
            case DecideException e -> status(Code.INVALID_ARGUMENT, e.getMessage(), "EVIDENCE_UNUSABLE");
            case StatusRuntimeException e -> e;
            default -> {
                LOG.error("a call failed", error);
                yield status(Code.INTERNAL, "the coordinator failed; its log says why", "INTERNAL");
            }
        };
    }

    /** The status of an error of ours. */
    static StatusRuntimeException of(CoordinatorException error) {
        return switch (error) {
            case CoordinatorException.NotFound e -> status(Code.NOT_FOUND, e.getMessage(), "NOT_FOUND");
            case CoordinatorException.AlreadyExists e ->
                status(Code.ALREADY_EXISTS, e.getMessage(), "EXPERIMENT_DIFFERS");
            case CoordinatorException.BadRequest e -> badRequest(e);
            case CoordinatorException.NotNow e -> status(Code.FAILED_PRECONDITION, e.getMessage(), "NOT_NOW");
            case CoordinatorException.Unavailable e -> status(Code.UNAVAILABLE, e.getMessage(), "UNAVAILABLE");
            case CoordinatorException.Superseded e ->
                status(Code.FAILED_PRECONDITION, e.getMessage(), "ATTEMPT_SUPERSEDED");
            case CoordinatorException.RunCancelled e -> status(Code.CANCELLED, e.getMessage(), "RUN_CANCELLED");
            case CoordinatorException.Unauthenticated e ->
                status(Code.UNAUTHENTICATED, e.getMessage(), "TOKEN_INVALID");
            case CoordinatorException.NotAllowed e -> status(Code.PERMISSION_DENIED, e.getMessage(), "NOT_ALLOWED");
        };
    }

    private static StatusRuntimeException badRequest(CoordinatorException.BadRequest error) {
        BadRequest.Builder details = BadRequest.newBuilder();
        error.violations()
                .forEach(violation -> details.addFieldViolations(BadRequest.FieldViolation.newBuilder()
                        .setField(violation.field())
                        .setDescription(violation.description())));
        return StatusProto.toStatusRuntimeException(status(Code.INVALID_ARGUMENT, String.valueOf(error.getMessage()))
                .addDetails(Any.pack(info("BAD_REQUEST")))
                .addDetails(Any.pack(details.build()))
                .build());
    }

    private static StatusRuntimeException status(Code code, @Nullable String message, String reason) {
        return StatusProto.toStatusRuntimeException(status(code, String.valueOf(message))
                .addDetails(Any.pack(info(reason)))
                .build());
    }

    private static Status.Builder status(Code code, String message) {
        return Status.newBuilder().setCode(code.getNumber()).setMessage(message);
    }

    private static ErrorInfo info(String reason) {
        return ErrorInfo.newBuilder().setDomain(DOMAIN).setReason(reason).build();
    }
}
