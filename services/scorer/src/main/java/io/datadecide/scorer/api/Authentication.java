package io.datadecide.scorer.api;

import com.google.rpc.Code;
import io.datadecide.scorer.config.ScorerConfig;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates calls by bearer token. Without a configured token, a scorer on the loopback interface accepts every call, and
 * one on any other interface rejects every call.
 */
@GlobalInterceptor
@Singleton
public class Authentication implements ServerInterceptor {
    private static final Logger LOG = Logger.getLogger(Authentication.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final String OURS = "datadecide.";

    private final byte @Nullable [] expected;
    private final boolean open;

    Authentication(ScorerConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.expected = config.token()
                .map(token -> (SCHEME + token).getBytes(StandardCharsets.UTF_8))
                .orElse(null);
        this.open = expected == null && isLoopback(host);
        if (expected == null && !open) {
            LOG.warnf(
                    "listening on %s without datadecide.scorer.token: every call is rejected; set the token, or"
                            + " quarkus.http.host=127.0.0.1",
                    host);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // an unresolvable host may be reachable from other machines
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        boolean ours =
                String.valueOf(call.getMethodDescriptor().getServiceName()).startsWith(OURS);
        if (!ours || open || knows(headers.get(AUTHORIZATION))) {
            return next.startCall(call, headers);
        }
        StatusRuntimeException refusal = Failures.status(
                Code.UNAUTHENTICATED,
                "missing or invalid token: send 'authorization: Bearer <token>' with the value of datadecide.scorer.token",
                Failures.info("TOKEN_INVALID"));
        Metadata trailers = refusal.getTrailers();
        call.close(refusal.getStatus(), trailers == null ? new Metadata() : trailers);
        return new ServerCall.Listener<>() {};
    }

    private boolean knows(@Nullable String header) {
        return header != null
                && expected != null
                && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), expected);
    }
}
