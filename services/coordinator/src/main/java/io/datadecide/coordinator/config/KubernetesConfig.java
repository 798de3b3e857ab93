package io.datadecide.coordinator.config;

import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A Kubernetes cluster that runs run in. */
public interface KubernetesConfig {
    /** Namespace of Jobs; that of this pod when it is not set. */
    Optional<String> namespace();

    /** Tells the Jobs of this installation from those of another in the same namespace. */
    @WithDefault("datadecide")
    @Pattern(regexp = "[a-z0-9]([a-z0-9.-]{0,51}[a-z0-9])?")
    String instance();

    /** Where every pod sees the shared volume: corpora, runs and reports. */
    @WithDefault("/var/lib/datadecide")
    Path dataRoot();

    /**
     * {@code s3://bucket/directory} of an object store that holds corpora, runs and reports instead of the shared volume; the
     * store itself is told by the variables of the AWS SDK, to coordinator, trainers and scorers.
     */
    Optional<@Pattern(regexp = "s3://[^/]+(/.+)?", message = "must be s3://bucket/directory") String> objectStore();

    /** Host and port under which pods reach this coordinator. */
    @WithDefault("datadecide-coordinator:9000")
    @NotBlank
    String address();

    /** Host and port of the scorer's Service. */
    @WithDefault("datadecide-scorer:9000")
    @NotBlank
    String scorer();

    /** Runs at once in all; 0: as many as there are, the cluster's scheduler finds the room. */
    @WithDefault("0")
    @Min(0)
    int parallelRuns();

    /** Requests to the API server in a second, on average; reads count too. */
    @WithDefault("20")
    @Min(1)
    @Max(10_000)
    int requestsPerSecond();

    /** A run that has waited so long says why. */
    @WithDefault("10s")
    Duration explainAfter();

    /** How long a pod may be without its image or with a configuration that does not fit, before its run fails. */
    @WithDefault("5m")
    Duration stuckGrace();

    /** Pods of trainers. */
    @Valid
    TrainerConfig trainer();
}
