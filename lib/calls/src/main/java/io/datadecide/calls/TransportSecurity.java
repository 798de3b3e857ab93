package io.datadecide.calls;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Whether and how a connection is encrypted. Files are PEM, keys PKCS 8; they are read again every few minutes, so that
 * certificates may be renewed under a process that runs for days.
 *
 * @param authority certificates of whoever signs the server's, or {@value #SYSTEM} for those that the Java platform trusts;
 *     empty: not encrypted
 * @param certificate chain of certificates that the client shows; empty: none
 * @param key private key of that certificate
 */
public record TransportSecurity(Optional<String> authority, Optional<Path> certificate, Optional<Path> key) {
    /** The authorities that the Java platform trusts. */
    public static final String SYSTEM = "system";

    private static final int RELOAD_MINUTES = 5;

    public TransportSecurity {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("a certificate and its key are given both, or neither");
        }
        if (certificate.isPresent() && authority.isEmpty()) {
            throw new IllegalArgumentException(
                    "a client with a certificate needs a tls authority too: its file, or '" + SYSTEM + "'");
        }
    }

    /** In the clear. */
    public static TransportSecurity none() {
        return new TransportSecurity(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** For {@link io.grpc.Grpc#newChannelBuilder}. IllegalArgumentException: a file cannot be used. */
    public ChannelCredentials credentials() {
        if (authority.isEmpty()) {
            return InsecureChannelCredentials.create();
        }
        ScheduledExecutorService reloading = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("certificates").factory());
        TlsChannelCredentials.Builder builder = TlsChannelCredentials.newBuilder();
        authority
                .filter(file -> !file.equals(SYSTEM))
                .ifPresent(file -> builder.trustManager(trusting(file, reloading)));
        certificate.ifPresent(chain -> builder.keyManager(showing(chain, key.orElseThrow(), reloading)));
        return builder.build();
    }

    private static AdvancedTlsX509TrustManager trusting(String file, ScheduledExecutorService reloading) {
        try {
            AdvancedTlsX509TrustManager manager =
                    AdvancedTlsX509TrustManager.newBuilder().build();
            manager.updateTrustCredentials(new File(file), RELOAD_MINUTES, TimeUnit.MINUTES, reloading);
            return manager;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the tls authority " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static AdvancedTlsX509KeyManager showing(Path chain, Path key, ScheduledExecutorService reloading) {
        try {
            AdvancedTlsX509KeyManager manager = new AdvancedTlsX509KeyManager();
            manager.updateIdentityCredentials(
                    chain.toFile(), key.toFile(), RELOAD_MINUTES, TimeUnit.MINUTES, reloading);
            return manager;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the tls certificate " + chain + " with key " + key + " cannot be read: " + e.getMessage(), e);
        }
    }
}
