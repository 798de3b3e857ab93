package io.datadecide.scorer.config;

import io.datadecide.scorer.answer.ScoringLimits;
import io.datadecide.serving.Encryption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configures the scorer, prefix {@code datadecide.scorer}. */
@ConfigMapping(prefix = "datadecide.scorer")
public interface ScorerConfig {

    /** Number of scoring threads, one tensor thread each; 0 for the number of cores. */
    @WithDefault("0")
    @Min(0)
    @Max(1024)
    int workers();

    /** Maximum number of tokens in one forward pass of a worker; a longer sequence gets its own pass. */
    @WithDefault("384")
    @Min(1)
    @Max(65536)
    int tokenBudget();

    /** Maximum number of characters of one task in memory; a larger task is rejected. */
    @WithDefault("268435456")
    @Min(1)
    long maxTaskCharacters();

    /** Maximum number of tokens of tasks cached between checkpoints, four bytes each. */
    @WithDefault("67108864")
    @Min(0)
    long maxCachedTokens();

    /** Maximum size of a checkpoint's parameters in bytes; a larger checkpoint is rejected. */
    @WithDefault("8589934592")
    @Min(1)
    long maxModelBytes();

    /** Maximum number of queued orders; further ones are rejected. */
    @WithDefault("256")
    @Min(1)
    @Max(100000)
    int maxWaitingOrders();

    /** Local directory for checkpoints from an object store; default: a directory in the system's temporary directory. */
    Optional<Path> scratch();

    /** Maximum size of these checkpoints in bytes, excluding the one in use. */
    @WithDefault("8589934592")
    @Min(0)
    long maxFetchedBytes();

    /** Bearer token that calls must carry; required unless the scorer listens on the loopback interface. */
    Optional<String> token();

    /** TLS of calls. */
    @Valid
    Tls tls();

    /** TLS of calls. Files are PEM and are reloaded periodically. */
    interface Tls extends Encryption {
        /** Server certificate chain; not set: TLS is disabled. */
        @Override
        Optional<Path> certificate();

        /** Private key of the certificate, PKCS 8. */
        Optional<Path> key();

        /** Certificate authority that must sign client certificates; not set: clients need no certificate. */
        @Override
        Optional<Path> clientAuthority();

        /** Port of encrypted calls. The plain port then serves health and metrics only. */
        @Override
        @WithDefault("9143")
        @Min(0)
        @Max(65535)
        int port();

        /** Interval at which the files are reloaded. */
        @WithDefault("5m")
        Duration reloadEvery();
    }

    /** Directory that {@code ListTasks} searches when the request names none. */
    Optional<Path> tasksDirectory();

    /** Directory where answers are stored, so that a restarted scorer resumes; not set: answers are not stored. */
    Optional<Path> resultsDirectory();

    /** Returns the limits, with the number of cores resolved. */
    default ScoringLimits limits() {
        int threads = workers() == 0 ? Runtime.getRuntime().availableProcessors() : workers();
        return new ScoringLimits(threads, tokenBudget(), maxTaskCharacters(), maxCachedTokens(), maxModelBytes());
    }
}
