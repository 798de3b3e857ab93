package io.datadecide.trainer.config;

import io.datadecide.calls.TransportSecurity;
import io.datadecide.language.model.DeviceChoice;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the trainer; what the launcher of a worker says comes through the environment. */
@ConfigMapping(prefix = "datadecide.trainer")
public interface TrainerConfig {
    /** Threads of one tensor operation. Results are the same to the last bit only at a fixed number. */
    @WithDefault("1")
    @Min(1)
    int threads();

    /** What to compute on. */
    @WithDefault("cpu")
    DeviceChoice device();

    /** A mean loss above this many times ln(vocabulary) ends a run. */
    @WithDefault("2")
    @DecimalMin("1")
    double divergenceFactor();

    /** The process that started this one: when it has ended, this one ends. */
    Optional<Long> parentPid();

    /** Version of the code, noted in checkpoints. */
    @WithDefault("unknown")
    String codeVersion();

    /** Local directory for copies from an object store; one below the system's temporary one if not set. */
    Optional<Path> scratch();

    /** The attempt that this process works on, for the command {@code work}. */
    WorkConfig work();

    /** How to speak to the coordinator. */
    CoordinatorConfig coordinator();

    /** What the launcher says. */
    interface WorkConfig {
        /** Host and port of the coordinator. */
        Optional<String> coordinator();

        /** Identity of the run. */
        Optional<String> runId();

        /** Number of the attempt. */
        Optional<Integer> attempt();

        /** Bearer token of the attempt. */
        Optional<String> runToken();
    }

    /** Deadlines and waits. */
    interface CoordinatorConfig {
        /** Deadline of one call. */
        @WithDefault("PT10S")
        Duration callDeadline();

        /** Wait after the first call that failed; doubles with each further one. */
        @WithDefault("PT0.2S")
        Duration firstWait();

        /** Maximum backoff between two retries. */
        @WithDefault("PT10S")
        Duration longestWait();

        /** Time without an answer after which the worker ends with exit code 1; longer where the coordinator may move. */
        @WithDefault("PT5M")
        Duration giveUpAfter();

        /** Encryption. */
        TlsConfig tls();
    }

    /** Encryption of the way to the coordinator; files are PEM. */
    interface TlsConfig {
        /** CA certificates of the coordinator, or {@code system}; not set: no encryption. */
        Optional<String> authority();

        /** Certificates that the worker shows, where the coordinator asks for one. */
        Optional<Path> certificate();

        /** Private key of the certificate. */
        Optional<Path> key();

        /** As the channel needs it. */
        default TransportSecurity security() {
            return new TransportSecurity(authority(), certificate(), key());
        }
    }
}
