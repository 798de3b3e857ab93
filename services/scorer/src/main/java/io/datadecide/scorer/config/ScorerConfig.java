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

/** Everything that can be set, under {@code datadecide.scorer}. */
@ConfigMapping(prefix = "datadecide.scorer")
public interface ScorerConfig {

    /** Threads that score side by side, one tensor thread each; 0 for as many as there are cores. */
    @WithDefault("0")
    @Min(0)
    @Max(1024)
    int workers();

    /** Maximum tokens of a worker's batch; a longer sequence runs alone. */
    @WithDefault("384")
    @Min(1)
    @Max(65536)
    int tokenBudget();

    /** Characters of one task that are held in memory; a larger task is refused. */
    @WithDefault("268435456")
    @Min(1)
    long maxTaskCharacters();

    /** Tokens of tasks that are kept for the next checkpoint, four bytes each. */
    @WithDefault("67108864")
    @Min(0)
    long maxCachedTokens();

    /** Memory that a checkpoint's parameters may take, in bytes; a larger one is refused. */
    @WithDefault("8589934592")
    @Min(1)
    long maxModelBytes();

    /** Orders that may wait for their turn; further ones are refused. */
    @WithDefault("256")
    @Min(1)
    @Max(100000)
    int maxWaitingOrders();

    /** Local directory for copies of checkpoints of an object store; one below the system's temporary one if not set. */
    Optional<Path> scratch();

    /** Bytes of such copies that are kept, besides the one in use. */
    @WithDefault("8589934592")
    @Min(0)
    long maxFetchedBytes();

    /** Token that clients must present; a scorer that listens beyond this machine rejects every call without one. */
    Optional<String> token();

    /** Encryption of calls. */
    @Valid
    Tls tls();

    /** Encryption of calls. Files are PEM, and are read again from time to time. */
    interface Tls extends Encryption {
        /** The chain of certificates that is shown to clients; not set: no encryption. */
        @Override
        Optional<Path> certificate();

        /** The private key of that certificate, PKCS 8. */
        Optional<Path> key();

        /** Whose signature a client's certificate needs; not set: clients need no certificate. */
        @Override
        Optional<Path> clientAuthority();

        /** The port of encrypted calls. The plain port then answers about health and meters only. */
        @Override
        @WithDefault("9143")
        @Min(0)
        @Max(65535)
        int port();

        /** How often the files are read again. */
        @WithDefault("5m")
        Duration reloadEvery();
    }

    /** Where {@code ListTasks} looks when no directory is named. */
    Optional<Path> tasksDirectory();

    /** Where answers are kept, so that a killed scorer resumes; not stored if not set. */
    Optional<Path> resultsDirectory();

    /** These limits, with the number of cores put in. */
    default ScoringLimits limits() {
        int threads = workers() == 0 ? Runtime.getRuntime().availableProcessors() : workers();
        return new ScoringLimits(threads, tokenBudget(), maxTaskCharacters(), maxCachedTokens(), maxModelBytes());
    }
}
