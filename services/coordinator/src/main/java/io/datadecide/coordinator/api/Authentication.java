package io.datadecide.coordinator.api;

import io.datadecide.coordinator.CoordinatorException;
import io.datadecide.proto.run.v1.RunServiceGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls. Our own services need a token; health and reflection, which tell no secrets, do not. */
@GlobalInterceptor
@Singleton
public class Authentication implements ServerInterceptor {
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final String OURS = "datadecide.";

    private final byte[] ownerToken;
    private final RunTokens runTokens;

    /**
     * An interceptor.
     *
     * @param ownerToken token of whoever may do everything
     * @param runTokens tokens of workers
     */
    public Authentication(OwnerToken ownerToken, RunTokens runTokens) {
        this.ownerToken = ownerToken.value().getBytes(StandardCharsets.UTF_8);
        this.runTokens = runTokens;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String service = String.valueOf(call.getMethodDescriptor().getServiceName());
        if (!service.startsWith(OURS)) {
            return next.startCall(call, headers);
        }
        try {
            Caller caller = caller(headers.get(AUTHORIZATION));
            requireRole(caller, service);
            return Contexts.interceptCall(Context.current().withValue(Caller.CURRENT, caller), call, headers, next);
        } catch (CoordinatorException e) {
            StatusRuntimeException status = ErrorStatus.of(e);
            Metadata trailers = status.getTrailers();
            call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
            return new ServerCall.Listener<>() {};
        }
    }

    private Caller caller(@Nullable String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            throw new CoordinatorException.Unauthenticated(
                    "TOKEN_MISSING", "the call has no token: send 'authorization: Bearer <token>'");
        }
        String token = header.substring(SCHEME.length());
        if (MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), ownerToken)) {
            return new Caller.Owner();
        }
        Optional<Caller> worker = runTokens.attempt(token).map(Caller.Worker::new);
        return worker.orElseThrow(() -> new CoordinatorException.Unauthenticated(
                "TOKEN_INVALID",
                "the token is not one of this coordinator: take it from its endpoint file or from whoever runs it"));
    }

    private static void requireRole(Caller caller, String service) {
        boolean forWorkers = service.equals(RunServiceGrpc.SERVICE_NAME);
        if (caller instanceof Caller.Worker != forWorkers) {
            throw new CoordinatorException.NotAllowed(
                    "ROLE_INSUFFICIENT",
                    forWorkers
                            ? "only workers call " + service + ", with the token of their attempt"
                            : "a worker's token is not good for " + service);
        }
    }
}
