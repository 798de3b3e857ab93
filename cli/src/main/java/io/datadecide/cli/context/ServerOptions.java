package io.datadecide.cli.context;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.local.Endpoint;
import io.datadecide.cli.server.Credentials;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.server.ServerAddress;
import io.datadecide.cli.server.ServerTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Selects the coordinator of a command: an option overrides the environment, which overrides the current context. */
public final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The coordinator: https://HOST:PORT, or http://HOST:PORT where the network is trusted;"
                    + " DATADECIDE_SERVER by default.")
    private @Nullable String server;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "A coordinator that `datadecide context set` keeps; the current one by default.")
    private @Nullable String context;

    @Option(
            names = "--local",
            paramLabel = "DIR",
            description = "The coordinator of a `datadecide run --out DIR` of this machine, while it runs.")
    private @Nullable Path local;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "What proves who you are; other users of this machine see it here, so rather set"
                    + " DATADECIDE_TOKEN or give --token-file.")
    private @Nullable String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the token.")
    private @Nullable Path tokenFile;

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(names = "--plaintext", description = "Do not encrypt.")
    private boolean plaintext;

    /** Connects to the selected coordinator. {@link BadInput}: none is selected. */
    public ExperimentClient connect() {
        return new ExperimentClient(target());
    }

    /** The coordinator; of a local one, where it listens now. */
    public ServerTarget target() {
        if (local != null) {
            if (server != null || context != null) {
                throw new BadInput("--local, --server and --context each name a coordinator; give one of them");
            }
            return endpoint(local).target();
        }
        ServerContext chosen = chosen();
        ServerAddress address = ServerAddress.parse(chosen.server());
        return new ServerTarget(plaintext ? address.plaintext() : address, credentials(chosen));
    }

    /** Where relative paths of submitted experiments start, if the context says it. */
    public Optional<String> baseDirectory() {
        return local != null ? Optional.empty() : Optional.ofNullable(chosen().baseDirectory());
    }

    private ServerContext chosen() {
        if (server != null && context != null) {
            throw new BadInput("--server and --context each name a coordinator; give one of them");
        }
        String address = server != null ? server : context == null ? environment("DATADECIDE_SERVER") : null;
        if (address != null) {
            return new ServerContext(address, null, null, null, null, null, null);
        }
        Contexts contexts = ContextFile.ofUser().read();
        String name = context != null ? context : contexts.current();
        if (name.isEmpty()) {
            throw new BadInput(
                    "which coordinator? give --server URL, or --local DIR for one of this machine, or keep one"
                            + " with `datadecide context set NAME --server URL`");
        }
        return contexts.get(name);
    }

    private Credentials credentials(ServerContext chosen) {
        return new Credentials(
                token(chosen),
                path(tls.caFile(), chosen.caFile()),
                path(tls.certFile(), chosen.certFile()),
                path(tls.keyFile(), chosen.keyFile()));
    }

    private @Nullable String token(ServerContext chosen) {
        if (token != null) {
            return token;
        }
        if (tokenFile != null) {
            return Credentials.tokenIn(tokenFile);
        }
        String fromEnvironment = environment("DATADECIDE_TOKEN");
        if (fromEnvironment != null) {
            return fromEnvironment;
        }
        String kept = chosen.tokenFile();
        return kept != null ? Credentials.tokenIn(Path.of(kept)) : chosen.token();
    }

    private static @Nullable Path path(@Nullable Path given, @Nullable String kept) {
        return given != null ? given : kept == null ? null : Path.of(kept);
    }

    private static @Nullable String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Endpoint endpoint(Path directory) {
        Path file = directory.resolve("state").resolve("endpoint.json");
        try {
            return Endpoint.read(file)
                    .orElseThrow(() -> new BadInput("no coordinator works in " + directory
                            + "; one does while `datadecide run --out " + directory + "` runs"));
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read: " + e.getMessage());
        }
    }
}
