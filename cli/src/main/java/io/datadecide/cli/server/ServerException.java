package io.datadecide.cli.server;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.datadecide.cli.error.ExitCodes;
import io.datadecide.cli.home.Version;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A coordinator refused a call, or did not answer; one line for the user. */
public final class ServerException extends RuntimeException {
    private final Code code;
    private final String reason;

    private ServerException(Code code, String reason, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.reason = reason;
    }

    static ServerException of(ServerTarget target, StatusRuntimeException refused) {
        String reason = reason(refused);
        return new ServerException(
                refused.getStatus().getCode(), reason, message(target.address(), reason, refused), refused);
    }

    /** Returns the machine-readable reason; empty when the answer does not come from a coordinator. */
    public String reason() {
        return reason;
    }

    /** Whether the connection is to blame, so that another one may do better. */
    public boolean connectionLost() {
        return code == Code.UNAVAILABLE || (reason.isEmpty() && (code == Code.INTERNAL || code == Code.UNKNOWN));
    }

    /** What the process ends with. */
    public int exitCode() {
        return switch (code) {
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS -> ExitCodes.BAD_INPUT;
            default -> ExitCodes.FAILED;
        };
    }

    private static String message(ServerAddress address, String reason, StatusRuntimeException refused) {
        String description = refused.getStatus().getDescription();
        String text = description == null ? refused.getStatus().getCode().name() : description;
        if (!reason.isEmpty()) {
            return switch (reason) {
                case "TOKEN_MISSING" ->
                    "the coordinator at " + address + " wants a token: give --token-file FILE or set DATADECIDE_TOKEN";
                case "TOKEN_INVALID" ->
                    "the coordinator at " + address
                            + " does not accept this token; ask its administrator for a valid one";
                default -> text;
            };
        }
        return switch (refused.getStatus().getCode()) {
            case UNAVAILABLE -> unreachable(address, text + causes(refused));
            case UNIMPLEMENTED ->
                "what answers at " + address + " does not know this call (" + text + "): it is not a coordinator, or an"
                        + " older one than this command line, version " + Version.number();
            case DEADLINE_EXCEEDED -> "the coordinator at " + address + " did not answer in time; try again";
            default ->
                "the coordinator at " + address + " answered "
                        + refused.getStatus().getCode() + ": " + text;
        };
    }

    private static String unreachable(ServerAddress address, String why) {
        String lower = why.toLowerCase(Locale.ROOT);
        String hint;
        if (lower.contains("unable to find valid certification path") || lower.contains("pkix")) {
            hint = "its certificate is not signed by a trusted authority; give --ca FILE";
        } else if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
            hint = "its certificate is for another host name; correct --server";
        } else if (lower.contains("not an ssl/tls record")) {
            hint = "it does not speak TLS; give --plaintext, or http://, where the network itself is trusted";
        } else if (lower.contains("bad_certificate") || lower.contains("certificate_required")) {
            hint = "it wants another client certificate; give --cert FILE and --key FILE";
        } else if (lower.contains("first received frame was not settings") || lower.contains("closed for unknown")) {
            hint = "it does not speak plain gRPC; if it speaks TLS, give https://";
        } else if (lower.contains("unable to resolve host") || lower.contains("unknownhost")) {
            hint = "there is no such host; correct --server";
        } else if (lower.contains("connection refused")) {
            hint = "nothing listens there; is it running, and is the address right?";
        } else {
            hint = why;
        }
        return "the coordinator at " + address + " cannot be reached: " + hint;
    }

    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause);
        }
        return text.toString();
    }

    private static String reason(StatusRuntimeException refused) {
        @Nullable Status status = StatusProto.fromThrowable(refused);
        if (status == null) {
            return "";
        }
        for (Any detail : status.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    return detail.unpack(ErrorInfo.class).getReason();
                } catch (InvalidProtocolBufferException e) {
                    return ""; // not an error of a coordinator
                }
            }
        }
        return "";
    }
}
