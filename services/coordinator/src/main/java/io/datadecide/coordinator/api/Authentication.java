package io.datadecide.coordinator.api;

import io.datadecide.coordinator.error.CoordinatorException;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who calls. Our own services need a token; health and reflection, which tell no secrets, do not. */
@GlobalInterceptor
@Singleton
public class Authentication implements ServerInterceptor {
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final String OURS = "datadecide.";

    /** What changes nothing: everything else is for writers. */
    private static final Set<String> READING = Set.of(
            "GetExperiment",
            "ListExperiments",
            "WatchExperiment",
            "GetDecision",
            "ExportExperiment",
            "StreamRunLogs",
            "Decide");

    private final UserTokens userTokens;
    private final RunTokens runTokens;

    /**
     * An interceptor.
     *
     * @param userTokens tokens of people and programs
     * @param runTokens tokens of workers
     */
    public Authentication(UserTokens userTokens, RunTokens runTokens) {
        this.userTokens = userTokens;
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
            requireRole(
                    caller, service, String.valueOf(call.getMethodDescriptor().getBareMethodName()));
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
        Optional<Caller> found =
                userTokens.caller(token).or(() -> runTokens.attempt(token).map(Caller.Worker::new));
        return found.orElseThrow(() -> new CoordinatorException.Unauthenticated(
                "TOKEN_INVALID",
                "the token is not one of this coordinator: take it from its endpoint file or from whoever runs it"));
    }

    private static void requireRole(Caller caller, String service, String method) {
        boolean forWorkers = service.equals(RunServiceGrpc.SERVICE_NAME);
        if (caller instanceof Caller.Worker != forWorkers) {
            throw new CoordinatorException.NotAllowed(
                    "ROLE_INSUFFICIENT",
                    forWorkers
                            ? "only workers call " + service + ", with the token of their attempt"
                            : "a worker's token is not good for " + service);
        }
        if (caller instanceof Caller.Reader && !READING.contains(method)) {
            throw new CoordinatorException.NotAllowed(
                    "ROLE_INSUFFICIENT", "a token that only reads is not good for " + method + ": use one that writes");
        }
    }
}
