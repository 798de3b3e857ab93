package io.datadecide.cli.server;

import io.datadecide.calls.ServiceChannel;
import io.datadecide.calls.TransportSecurity;
import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.home.Version;
import io.grpc.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects to a coordinator. */
final class ServerChannel implements AutoCloseable {
    /** A call with one answer that takes longer does not end; streams may last for days. */
    private static final Duration UNARY_DEADLINE = Duration.ofSeconds(60);

    /** Kept in a field, because loggers are garbage collected. {@link ServerException} reports in one line what it would log in thirty. */
    private static final Logger GRPC_LOGGER = Logger.getLogger("io.grpc");

    static {
        GRPC_LOGGER.setLevel(Level.OFF);
    }

    private final ServiceChannel connection;

    ServerChannel(ServerTarget target) {
        ServerAddress address = target.address();
        Credentials credentials = target.credentials();
        ServiceChannel.Builder builder = ServiceChannel.to(address.host() + ":" + address.port())
                .secured(address.encrypted() ? security(credentials) : TransportSecurity.none())
                .unaryDeadline(UNARY_DEADLINE)
                .retried()
                .userAgent("datadecide/" + Version.number());
        if (credentials.token() != null) {
            builder.token(credentials.token());
        }
        try {
            connection = builder.open();
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + "; give PEM files, the key in PKCS 8");
        }
    }

    private static TransportSecurity security(Credentials credentials) {
        return new TransportSecurity(
                Optional.of(readable(credentials.authorityFile())
                        .map(Path::toString)
                        .orElse(TransportSecurity.SYSTEM)),
                readable(credentials.certificateFile()),
                readable(credentials.keyFile()));
    }

    private static Optional<Path> readable(@Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new BadInput("file " + file + " cannot be read; correct the path");
        }
        return Optional.ofNullable(file);
    }

    Channel channel() {
        return connection.channel();
    }

    @Override
    public void close() {
        connection.close();
    }
}
