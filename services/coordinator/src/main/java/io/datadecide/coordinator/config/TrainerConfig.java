package io.datadecide.coordinator.config;

import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods that prepare corpora and train. */
public interface TrainerConfig {
    /** Image with the trainer; that of the pod template when it is not set. */
    Optional<String> image();

    /** Image for runs on GPUs, where it is another one. */
    Optional<String> gpuImage();

    /** When the image is pulled. */
    @WithDefault("IfNotPresent")
    @NotBlank
    String imagePullPolicy();

    /** Names of Secrets to pull it with. */
    Optional<List<String>> imagePullSecrets();

    /** What the image's entry point is given. */
    @WithDefault("work")
    @NotEmpty
    List<String> arguments();

    /** CPUs asked for: cores or millicores. A trainer computes on one thread, so that its bits are the same everywhere. */
    @WithDefault("1")
    @NotBlank
    String cpu();

    /** Greatest use of CPUs; as much as there is when it is not set. */
    Optional<String> cpuLimit();

    /** Memory of a pod, instead of the plan's estimate. */
    Optional<String> memory();

    /** The plan's estimate of memory is multiplied by this. */
    @WithDefault("1.25")
    @DecimalMin("1")
    double memoryFactor();

    /** Extended resource that a GPU is asked for by. */
    @WithDefault("nvidia.com/gpu")
    @NotBlank
    String gpuResource();

    /** Labels that a node must have. */
    Map<String, String> nodeSelector();

    /** Taints that do not keep trainers away. */
    List<@Valid Toleration> tolerations();

    /** Priority class of the pods. */
    Optional<String> priorityClass();

    /** Service account of the pods; its token is not mounted. */
    Optional<String> serviceAccount();

    /** Claim of the shared volume; without it, the pod template has a volume named {@code data}. */
    Optional<String> volumeClaim();

    /** Variables for the trainer, over all others but those of the attempt itself. */
    Map<String, String> environment();

    /** YAML file of a pod template that everything else is put into. */
    Optional<Path> podTemplate();

    /** Queue of Kueue that Jobs are put into, suspended until it admits them. */
    Optional<String> queue();

    /** How long a pod may take to save when it is asked to end. */
    @WithDefault("60s")
    Duration stopGrace();

    /** Jobs that ended are kept so long, for people. */
    @WithDefault("1h")
    Duration keepFinished();

    /** An attempt that takes longer is ended and tried again from its last checkpoint. */
    @WithDefault("7d")
    Duration longestAttempt();

    /** A taint that does not keep trainers away. */
    interface Toleration {
        /** Key of the taint; all of them when it is not set. */
        Optional<String> key();

        /** {@code Exists} or {@code Equal}. */
        @WithDefault("Exists")
        @NotBlank
        String operator();

        /** Value of the taint, for {@code Equal}. */
        Optional<String> value();

        /** Effect of the taint; every one when it is not set. */
        Optional<String> effect();

        /** For {@code NoExecute}: how long the pod stays all the same; for ever when it is not set. */
        Optional<@Min(0) Long> tolerationSeconds();
    }
}
