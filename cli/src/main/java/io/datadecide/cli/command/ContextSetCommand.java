package io.datadecide.cli.command;

import io.datadecide.cli.context.ContextFile;
import io.datadecide.cli.context.Contexts;
import io.datadecide.cli.context.ServerContext;
import io.datadecide.cli.context.TlsOptions;
import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.server.Credentials;
import io.datadecide.cli.server.ServerAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a coordinator under a name. */
@Command(name = "set", description = "Name a coordinator, or change its settings. The first context becomes current.")
public final class ContextSetCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--server", paramLabel = "URL", description = "Its address: https://HOST:PORT.")
    private @Nullable String server;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            arity = "0..1",
            interactive = true,
            description = "The token, kept in the file; without a value it is asked for.")
    private @Nullable String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the token, read at each call.")
    private @Nullable Path tokenFile;

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(
            names = "--base-directory",
            paramLabel = "DIR",
            description = "Where relative paths of submitted experiments start, as the workers see it.")
    private @Nullable String baseDirectory;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        ContextFile file = ContextFile.ofUser();
        Contexts contexts = file.read();
        Contexts.requireName(name);
        ServerContext kept = contexts.named().get(name);
        String address = server != null ? server : kept == null ? null : kept.server();
        if (address == null) {
            throw new BadInput("context `" + name + "` is new; give its --server URL");
        }
        if (token != null && tokenFile != null) {
            throw new BadInput("--token and --token-file each give a token; give one of them");
        }
        boolean newToken = token != null || tokenFile != null;
        ServerContext context = new ServerContext(
                address,
                newToken || kept == null ? token : kept.token(),
                newToken || kept == null ? absolute(tokenFile, null) : kept.tokenFile(),
                absolute(tls.caFile(), kept == null ? null : kept.caFile()),
                absolute(tls.certFile(), kept == null ? null : kept.certFile()),
                absolute(tls.keyFile(), kept == null ? null : kept.keyFile()),
                baseDirectory != null ? baseDirectory : kept == null ? null : kept.baseDirectory());
        ServerAddress.parse(context.server());
        new Credentials(context.token(), null, path(context.certFile()), path(context.keyFile())); // checks them
        Contexts changed = contexts.with(name, context);
        file.write(changed);
        spec.commandLine()
                .getOut()
                .println("context " + name + " is " + context.server()
                        + (changed.current().equals(name) ? ", and current" : ""));
    }

    private static @Nullable String absolute(@Nullable Path given, @Nullable String kept) {
        return given == null ? kept : given.toAbsolutePath().normalize().toString();
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
