package io.datadecide.serving;

import java.nio.file.Path;
import java.util.Optional;

/** Configures the encryption of the calls that a service accepts. */
public interface Encryption {
    /** The chain of certificates that is shown to clients; not set: no encryption. */
    Optional<Path> certificate();

    /** Whose signature a client's certificate needs; not set: clients need no certificate. */
    Optional<Path> clientAuthority();

    /** The port of encrypted calls. */
    int port();
}
