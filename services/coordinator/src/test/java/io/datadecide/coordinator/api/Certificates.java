package io.datadecide.coordinator.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Certificates of a server and a client, each signed by an authority of its own, and a coordinator that wants both. */
public final class Certificates implements QuarkusTestResourceLifecycleManager {
    static final String OWNER = "the owner's token";
    static final String SECRET = "a secret of thirty-two characters";
    private static final Path DIRECTORY = temporary();

    static Path file(String name) {
        return DIRECTORY.resolve(name);
    }

    @Override
    public Map<String, String> start() {
        try {
            new CertificateGenerator(DIRECTORY, true)
                    .generate(new CertificateRequest()
                            .withName("test")
                            .withFormat(Format.PEM)
                            .withSubjectAlternativeName("DNS:localhost")
                            .withClientCertificate());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "datadecide.coordinator.token",
                OWNER,
                "datadecide.coordinator.run-token-secret",
                SECRET,
                "datadecide.coordinator.tls.certificate",
                file("test.crt").toString(),
                "datadecide.coordinator.tls.key",
                file("test.key").toString(),
                "datadecide.coordinator.tls.client-authority",
                file("test-server-ca.crt").toString(),
                "quarkus.http.test-port",
                "0",
                "quarkus.http.test-ssl-port",
                "0");
    }

    @Override
    public void stop() {
        // the files lie in a temporary directory
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("certificates");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
