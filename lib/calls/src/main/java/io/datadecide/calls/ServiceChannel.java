package io.datadecide.calls;

import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A gRPC channel to one service. It connects at the first call and again whenever the connection is lost; an idle connection
 * is probed, so that a call to a lost node ends.
 */
public final class ServiceChannel implements AutoCloseable {
    /** Maximum size of a received message: the state of a large grid is one message. */
    public static final int MAX_MESSAGE_BYTES = 64 << 20;

    private static final long KEEP_ALIVE_SECONDS = 60;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** Retries of gRPC itself for a server that restarts; every call of ours may be made twice. */
    private static final Map<String, Object> RETRY_UNAVAILABLE = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name",
                    List.of(Map.of()),
                    "retryPolicy",
                    Map.of(
                            "maxAttempts",
                            4.0,
                            "initialBackoff",
                            "0.2s",
                            "maxBackoff",
                            "2s",
                            "backoffMultiplier",
                            2.0,
                            "retryableStatusCodes",
                            List.of("UNAVAILABLE")))));

    private final ManagedChannel connection;
    private final Channel channel;

    private ServiceChannel(ManagedChannel connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /**
     * Configures a channel.
     *
     * @param address host and port, {@code scorer:9000} or {@code [::1]:9000}; a name with several addresses is one server
     *     unless {@link Builder#balanced} is called
     */
    public static Builder to(String address) {
        return new Builder(address);
    }

    /** Returns the channel for stubs. */
    public Channel channel() {
        return channel;
    }

    /** Cancels calls and closes connections. */
    @Override
    public void close() {
        connection.shutdownNow();
    }

    /** Configures a channel. Without any call: not encrypted, no token, no retries, no deadline. */
    public static final class Builder {
        private final String address;
        private final List<ClientInterceptor> interceptors = new ArrayList<>();
        private TransportSecurity security = TransportSecurity.none();
        private boolean balanced;
        private boolean retried;
        private String userAgent = "datadecide";

        private Builder(String address) {
            this.address = address;
        }

        /** Encrypts the connection, and authenticates the client where a certificate is given. */
        public Builder secured(TransportSecurity transportSecurity) {
            security = transportSecurity;
            return this;
        }

        /** Sends a bearer token with each call. */
        public Builder token(String token) {
            interceptors.add(new Options(options -> options.withCallCredentials(new BearerToken(token))));
            return this;
        }

        /** Distributes calls over all addresses of the host's name, round robin. */
        public Builder balanced() {
            balanced = true;
            return this;
        }

        /** Repeats calls that fail as UNAVAILABLE, up to four times within a few seconds. */
        public Builder retried() {
            retried = true;
            return this;
        }

        /** Lets calls wait for a connection until their deadline instead of failing as UNAVAILABLE. */
        public Builder waitForReady() {
            interceptors.add(new Options(CallOptions::withWaitForReady));
            return this;
        }

        /** Ends calls with one answer after this time; streams have no deadline. */
        public Builder unaryDeadline(Duration deadline) {
            interceptors.add(new UnaryDeadline(deadline));
            return this;
        }

        /** Names the calling program and its version. */
        public Builder userAgent(String name) {
            userAgent = name;
            return this;
        }

        /**
         * Opens the channel; nothing is sent before the first call.
         *
         * @throws IllegalArgumentException when a certificate or key cannot be read
         */
        public ServiceChannel open() {
            NettyChannelBuilder builder = NettyChannelBuilder.forTarget("dns:///" + address, security.credentials())
                    .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                    .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                    .userAgent(userAgent);
            if (balanced) {
                builder.defaultLoadBalancingPolicy("round_robin");
            }
            if (retried) {
                builder.defaultServiceConfig(RETRY_UNAVAILABLE).enableRetry();
            }
            ManagedChannel connection = builder.build();
            return new ServiceChannel(connection, ClientInterceptors.intercept(connection, interceptors));
        }
    }

    private record Options(UnaryOperator<CallOptions> change) implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return next.newCall(method, change.apply(options));
        }
    }

    private record UnaryDeadline(Duration deadline) implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            boolean applies = method.getType() == MethodDescriptor.MethodType.UNARY && options.getDeadline() == null;
            return next.newCall(
                    method, applies ? options.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS) : options);
        }
    }

    private static final class BearerToken extends CallCredentials {
        private final Metadata headers = new Metadata();

        BearerToken(String token) {
            headers.put(AUTHORIZATION, "Bearer " + token);
        }

        @Override
        public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
            applier.apply(headers);
        }
    }
}
