package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Workers that stay from one checkpoint to the next while the shape stays: scripts are loaded and compiled once for a run's
 * checkpoints, and only parameters change.
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

    /** Workers that score this model from now on. */
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
