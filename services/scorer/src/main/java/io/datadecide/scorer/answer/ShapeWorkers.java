package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reuses workers for consecutive checkpoints of the same model shape: the model's script is loaded and compiled once, and only
 * the parameters change.
 */
final class ShapeWorkers implements AutoCloseable {
    private final ScoringLimits limits;
    private @Nullable ModelShape shape;
    private @Nullable ScoringWorkers workers;
    private volatile @Nullable ScoringModel model;
    private volatile Runnable stopper = () -> {};

    ShapeWorkers(ScoringLimits limits) {
        this.limits = limits;
    }

    /** Returns workers that score this model. */
    ScoringWorkers on(ScoringModel next, Runnable nextStopper) {
        model = next;
        stopper = nextStopper;
        ScoringWorkers ready = workers;
        if (ready == null || !next.shape().equals(shape)) {
            close();
            ModelShape made = next.shape();
            ready = new ScoringWorkers(
                    limits.workers(),
                    () -> new PrefixTreeScorer(
                            made, () -> Objects.requireNonNull(model), limits.tokenBudget(), () -> stopper.run()));
            workers = ready;
            shape = made;
        }
        return ready;
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
            workers = null;
        }
    }
}
