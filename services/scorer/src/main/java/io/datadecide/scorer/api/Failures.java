package io.datadecide.scorer.api;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.datadecide.language.LanguageException;
import io.datadecide.scorer.error.ScorerException;
import io.datadecide.storage.StorageException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Maps failures to gRPC status with machine-readable details. */
final class Failures {
    private static final String DOMAIN = "scorer.datadecide.io";

    private Failures() {}

    static StatusRuntimeException of(Throwable failure) {
        return switch (failure) {
            case ScorerException e -> of(e);
            case LanguageException e -> of(e);
            case StorageException.Missing e -> status(Code.NOT_FOUND, message(e), info("CHECKPOINT_MISSING"));
            case StorageException.BadAddress e ->
                status(Code.INVALID_ARGUMENT, message(e), violation("checkpoint_directory", e));
            case StorageException.Failed e -> status(Code.UNAVAILABLE, message(e), info("STORAGE"));
            case StorageException.Refused e -> status(Code.UNAVAILABLE, message(e), info("STORAGE"));
            case StorageException.Changed e -> status(Code.UNAVAILABLE, message(e), info("STORAGE"));
            case OutOfMemoryError e ->
                status(
                        Code.RESOURCE_EXHAUSTED,
                        "out of memory while scoring; lower datadecide.scorer.workers or token-budget",
                        info("OUT_OF_MEMORY"));
            default -> status(Code.INTERNAL, "scoring failed: " + failure, info("INTERNAL"));
        };
    }

    private static StatusRuntimeException of(ScorerException failure) {
        return switch (failure) {
            case ScorerException.BadTask e -> status(Code.INVALID_ARGUMENT, message(e), violation(e.field(), e));
            case ScorerException.MissingCheckpoint e -> status(Code.NOT_FOUND, message(e), info("CHECKPOINT_MISSING"));
            case ScorerException.DamagedCheckpoint e -> status(Code.DATA_LOSS, message(e), info("CHECKPOINT_DAMAGED"));
            case ScorerException.ModelTooLarge e ->
                status(Code.FAILED_PRECONDITION, message(e), info("MODEL_TOO_LARGE"));
            case ScorerException.Cancelled e -> status(Code.CANCELLED, message(e), info("CANCELLED"));
            case ScorerException.Overloaded e -> status(Code.RESOURCE_EXHAUSTED, message(e), info("TOO_MANY_WAITING"));
            case ScorerException.StorageFailure e -> status(Code.UNAVAILABLE, message(e), info("STORAGE"));
        };
    }

    private static StatusRuntimeException of(LanguageException failure) {
        return switch (failure) {
            case LanguageException.BadCheckpoint e -> status(Code.DATA_LOSS, message(e), info("CHECKPOINT_DAMAGED"));
            case LanguageException.BadExport e -> status(Code.INTERNAL, message(e), info("EXPORT"));
            case LanguageException.BadShape e -> status(Code.INVALID_ARGUMENT, message(e), violation("tokenizer", e));
            case LanguageException.BadTokenizer e ->
                status(Code.INVALID_ARGUMENT, message(e), violation("tokenizer", e));
            case LanguageException.EngineFailed e -> status(Code.INTERNAL, message(e), info("ENGINE"));
        };
    }

    private static Message violation(String field, RuntimeException failure) {
        return BadRequest.newBuilder()
                .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                        .setField(field)
                        .setDescription(String.valueOf(failure.getMessage())))
                .build();
    }

    static Message info(String reason) {
        return ErrorInfo.newBuilder().setReason(reason).setDomain(DOMAIN).build();
    }

    private static String message(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }

    static StatusRuntimeException status(Code code, String message, Message detail) {
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(detail))
                .build());
    }
}
