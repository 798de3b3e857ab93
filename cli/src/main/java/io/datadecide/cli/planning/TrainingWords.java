package io.datadecide.cli.planning;

import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.plan.grid.TrainingOptions;
import io.datadecide.plan.ladder.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a size is trained otherwise than the published ones, in one line. */
final class TrainingWords {
    private TrainingWords() {}

    /** The line; empty when nothing differs. */
    static Optional<String> of(ResolvedRun run) {
        TrainingOptions options = run.options();
        List<String> words = new ArrayList<>();
        if (options.decays()) {
            String endSteps =
                    run.checkpoints().scoreSteps().stream().map(String::valueOf).collect(Collectors.joining(", "));
            words.add(String.format(
                    Locale.ROOT,
                    "stable phase with decays over %.3g %% to the steps %s, %d steps in all",
                    100 * options.decayFraction(),
                    endSteps,
                    run.totalSteps()));
        }
        if (run.shape().qkNorm()) {
            words.add("norms of queries and keys");
        }
        if (options.zLoss() > 0) {
            words.add("z-loss " + options.zLoss());
        }
        if (options.documentMask()) {
            words.add("attention within documents");
        }
        if (options.recomputeActivations()) {
            words.add("activations computed twice");
        }
        if (options.precision() == Precision.BFLOAT16) {
            words.add("bfloat16 products");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(run.shape().name() + ": " + String.join("; ", words));
    }
}
