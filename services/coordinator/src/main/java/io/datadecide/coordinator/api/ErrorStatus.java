package io.datadecide.coordinator.api;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.decide.evidence.DecideException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
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
            case DecideException e ->
                status(Code.INVALID_ARGUMENT, e.getMessage(), info("EVIDENCE_UNUSABLE", Map.of()));
            case LaunchException e -> status(Code.UNAVAILABLE, e.getMessage(), info("WORKERS_UNREACHABLE", Map.of()));
            case StatusRuntimeException e -> e;
            default -> {
                LOG.error("a call failed", error);
                yield status(Code.INTERNAL, "the coordinator failed; its log says why", info("INTERNAL", Map.of()));
            }
        };
    }

    /** The status of an error of ours. */
    static StatusRuntimeException of(CoordinatorException error) {
        Code code = switch (error) {
            case CoordinatorException.NotFound _ -> Code.NOT_FOUND;
            case CoordinatorException.AlreadyExists _ -> Code.ALREADY_EXISTS;
            case CoordinatorException.BadRequest _ -> Code.INVALID_ARGUMENT;
            case CoordinatorException.NotNow _, CoordinatorException.Superseded _ -> Code.FAILED_PRECONDITION;
            case CoordinatorException.RunCancelled _ -> Code.CANCELLED;
            case CoordinatorException.Unavailable _ -> Code.UNAVAILABLE;
            case CoordinatorException.Unauthenticated _ -> Code.UNAUTHENTICATED;
            case CoordinatorException.NotAllowed _ -> Code.PERMISSION_DENIED;
        };
        ErrorInfo info = info(error.reason(), error.metadata());
        return error instanceof CoordinatorException.BadRequest bad
                ? status(code, error.getMessage(), info, violations(bad))
                : status(code, error.getMessage(), info);
    }

    private static BadRequest violations(CoordinatorException.BadRequest error) {
        BadRequest.Builder details = BadRequest.newBuilder();
        error.violations()
                .forEach(violation -> details.addFieldViolations(BadRequest.FieldViolation.newBuilder()
                        .setField(violation.field())
                        .setDescription(violation.description())));
        return details.build();
    }

    private static StatusRuntimeException status(Code code, @Nullable String message, Message... details) {
        Status.Builder status =
                Status.newBuilder().setCode(code.getNumber()).setMessage(OneLine.of(String.valueOf(message)));
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    private static ErrorInfo info(String reason, Map<String, String> metadata) {
        return ErrorInfo.newBuilder()
                .setDomain(DOMAIN)
                .setReason(reason)
                .putAllMetadata(metadata)
                .build();
    }
}
