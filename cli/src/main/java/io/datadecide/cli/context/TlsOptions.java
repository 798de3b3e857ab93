package io.datadecide.cli.context;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a client trusts, and what it shows of itself. */
public final class TlsOptions {
    @Option(names = "--ca", paramLabel = "FILE", description = "Certificates (PEM) to trust instead of the system's.")
    private @Nullable Path caFile;

    @Option(names = "--cert", paramLabel = "FILE", description = "Your client certificate (PEM), for mutual TLS.")
    private @Nullable Path certFile;

    @Option(names = "--key", paramLabel = "FILE", description = "Its key (PEM, PKCS 8).")
    private @Nullable Path keyFile;

    @Nullable
    public Path caFile() {
        return caFile;
    }

    @Nullable
    public Path certFile() {
        return certFile;
    }

    @Nullable
    public Path keyFile() {
        return keyFile;
    }
}
