package io.datadecide.scorer.config;

import io.datadecide.scorer.answer.ScoringLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/** Everything that can be set, under {@code datadecide.scorer}. */
@ConfigMapping(prefix = "datadecide.scorer")
public interface ScorerConfig {

    /** Threads that score side by side, one tensor thread each; 0 for as many as there are cores. */
    @WithDefault("0")
    @Min(0)
    @Max(1024)
    int workers();

    /** Tokens that a worker runs at once; a longer sequence is run alone. */
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

    /** Where {@code ListTasks} looks when no directory is named. */
    Optional<Path> tasksDirectory();

    /** Where answers are kept, so that a scorer that was killed goes on where it stopped; nowhere if not set. */
    Optional<Path> resultsDirectory();

    /** These limits, with the number of cores put in. */
    default ScoringLimits limits() {
        int threads = workers() == 0 ? Runtime.getRuntime().availableProcessors() : workers();
        return new ScoringLimits(threads, tokenBudget(), maxTaskCharacters(), maxCachedTokens(), maxModelBytes());
    }
}
