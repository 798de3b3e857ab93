package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The installation's pod template. */
final class PodTemplateFile {
    private PodTemplateFile() {}

    /** Reads it; an empty one when there is none. IllegalStateException: it cannot be used, and why. */
    static PodTemplateSpec read(Optional<Path> file) {
        if (file.isEmpty()) {
            return new PodTemplateSpec();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            PodTemplateSpec template = new KubernetesSerialization().unmarshal(in, PodTemplateSpec.class);
            return template == null ? new PodTemplateSpec() : template;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "the pod template " + file.get() + " cannot be used: " + PodFailure.oneLine(e.getMessage()), e);
        }
    }
}
