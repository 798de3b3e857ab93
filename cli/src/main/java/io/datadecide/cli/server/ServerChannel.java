package io.datadecide.cli.server;

import io.datadecide.cli.CliException.BadInput;
import io.datadecide.cli.Version;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A connection to a coordinator. */
final class ServerChannel implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    /** The state of a large grid is one message. */
    private static final int GREATEST_MESSAGE_BYTES = 64 << 20;

    private static final long KEEP_ALIVE_SECONDS = 60;
    private static final long UNARY_SECONDS = 60;

    /** A coordinator that starts anew is back in a moment; every call may be made twice. */
    private static final Map<String, Object> TRY_AGAIN = Map.of(
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

    /** Held, because loggers are collected. It would tell in thirty lines what {@link ServerException} tells in one. */
    private static final Logger GRPC_LOGGER = Logger.getLogger("io.grpc");

    static {
        GRPC_LOGGER.setLevel(Level.OFF);
    }

    private final ManagedChannel connection;
    private final Channel channel;

    ServerChannel(ServerTarget target) {
        this.connection = connection(target);
        Metadata headers = new Metadata();
        String token = target.credentials().token();
        if (token != null) {
            headers.put(AUTHORIZATION, "Bearer " + token);
        }
        this.channel = ClientInterceptors.intercept(
                connection, MetadataUtils.newAttachHeadersInterceptor(headers), new UnaryDeadline());
    }

    private static ManagedChannel connection(ServerTarget target) {
        ServerAddress address = target.address();
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.host(), address.port())
                .maxInboundMessageSize(GREATEST_MESSAGE_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .userAgent("datadecide/" + Version.number())
                .defaultServiceConfig(TRY_AGAIN)
                .enableRetry();
        if (!address.encrypted()) {
            return builder.usePlaintext().build();
        }
        try {
            return builder.sslContext(tls(target.credentials()).build()).build();
        } catch (SSLException e) {
            throw new BadInput("TLS cannot be set up: " + e.getMessage());
        }
    }

    private static SslContextBuilder tls(Credentials credentials) {
        SslContextBuilder builder = GrpcSslContexts.forClient();
        try {
            if (credentials.authorityFile() != null) {
                builder.trustManager(readable(credentials.authorityFile()));
            }
            if (credentials.certificateFile() != null && credentials.keyFile() != null) {
                builder.keyManager(readable(credentials.certificateFile()), readable(credentials.keyFile()));
            }
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + "; give PEM files, the key in PKCS 8");
        }
        return builder;
    }

    private static File readable(@Nullable Path file) {
        if (file == null || !Files.isReadable(file)) {
            throw new BadInput("file " + file + " cannot be read; correct the path");
        }
        return file.toFile();
    }

    Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }

    /** A call with one answer that takes longer will not end; streams may go on for days. */
    private static final class UnaryDeadline implements ClientInterceptor {
        @Override
        public <Q, A> io.grpc.ClientCall<Q, A> interceptCall(
                MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            boolean unary = method.getType() == MethodDescriptor.MethodType.UNARY;
            return next.newCall(method, unary ? options.withDeadlineAfter(UNARY_SECONDS, TimeUnit.SECONDS) : options);
        }
    }
}
