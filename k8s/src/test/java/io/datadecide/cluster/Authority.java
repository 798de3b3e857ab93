package io.datadecide.cluster;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An authority of our own, and certificates that it signs: in Secrets, as cert-manager writes them. */
final class Authority {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final List<String> NEW_CERTIFICATE = List.of(
            "openssl", "req", "-x509", "-days", "2", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");

    private final Path directory;

    private Authority(Path directory) {
        this.directory = directory;
    }

    /** One whose certificate, {@code ca.crt}, lies in a directory, as all others will. */
    static Authority create(Path directory) {
        Authority authority = new Authority(directory);
        authority.make("ca", List.of());
        return authority;
    }

    /**
     * Signs a certificate.
     *
     * @param name what it and its Secret are called
     * @param hosts what the server that shows it is called, such as DNS:localhost or IP:127.0.0.1
     */
    Secret sign(String name, String... hosts) {
        List<String> signed = new ArrayList<>(List.of("-CA", path("ca.crt"), "-CAkey", path("ca.key")));
        if (hosts.length > 0) {
            signed.addAll(List.of("-addext", "subjectAltName=" + String.join(",", hosts)));
        }
        make(name, signed);
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withType("kubernetes.io/tls")
                .addToData("ca.crt", encoded("ca.crt"))
                .addToData("tls.crt", encoded(name + ".crt"))
                .addToData("tls.key", encoded(name + ".key"))
                .build();
    }

    /** The path of a file: {@code ca.crt}, or a name with {@code .crt} or {@code .key}. */
    String path(String file) {
        return directory.resolve(file).toString();
    }

    private void make(String name, List<String> further) {
        List<String> line = new ArrayList<>(NEW_CERTIFICATE);
        line.addAll(List.of("-subj", "/CN=" + name, "-keyout", path(name + ".key"), "-out", path(name + ".crt")));
        line.addAll(further);
        Command.succeed(LONGEST, Map.of(), line.toArray(String[]::new));
    }

    private String encoded(String file) {
        try {
            String text = Files.readString(directory.resolve(file));
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
