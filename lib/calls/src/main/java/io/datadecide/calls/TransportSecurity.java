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
 * Configures TLS of a connection. Files are PEM, keys PKCS 8; they are reloaded every few minutes, so that certificates can be
 * renewed while a process runs.
 *
 * @param authority file of the certificate authority that signs the server's certificate, or {@value #SYSTEM} for the
 *     authorities that the Java platform trusts; empty disables TLS
 * @param certificate the client's certificate chain; empty disables client authentication
 * @param key private key of the client's certificate
 */
public record TransportSecurity(Optional<String> authority, Optional<Path> certificate, Optional<Path> key) {
    /** Selects the authorities that the Java platform trusts. */
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

    /** Returns settings without TLS. */
    public static TransportSecurity none() {
        return new TransportSecurity(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Creates credentials for a channel.
     *
     * @throws IllegalArgumentException when a certificate or key cannot be read
     */
    public ChannelCredentials credentials() {
        if (authority.isEmpty()) {
            return InsecureChannelCredentials.create();
        }
        ScheduledExecutorService reloading = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("certificates").factory());
        TlsChannelCredentials.Builder builder = TlsChannelCredentials.newBuilder();
        authority
                .filter(file -> !file.equals(SYSTEM))
                .ifPresent(file -> builder.trustManager(trustManager(file, reloading)));
        certificate.ifPresent(chain -> builder.keyManager(keyManager(chain, key.orElseThrow(), reloading)));
        return builder.build();
    }

    private static AdvancedTlsX509TrustManager trustManager(String file, ScheduledExecutorService reloading) {
        try {
            AdvancedTlsX509TrustManager manager =
                    AdvancedTlsX509TrustManager.newBuilder().build();
            manager.updateTrustCredentials(new File(file), RELOAD_MINUTES, TimeUnit.MINUTES, reloading);
            return manager;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the tls authority " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static AdvancedTlsX509KeyManager keyManager(Path chain, Path key, ScheduledExecutorService reloading) {
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
