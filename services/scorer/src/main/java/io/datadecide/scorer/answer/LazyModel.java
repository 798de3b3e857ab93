package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.ScoringModel;
import org.jspecify.annotations.Nullable;

/** Loads and verifies the model of an order when it is first needed. */
final class LazyModel implements AutoCloseable {
    private final ScoringOrder order;
    private final ScoringLimits limits;
    private @Nullable ScoringModel model;

    LazyModel(ScoringOrder order, ScoringLimits limits) {
        this.order = order;
        this.limits = limits;
    }

    ScoringModel get() {
        ScoringModel loaded = model;
        if (loaded == null) {
            loaded = CheckpointLoader.load(order.checkpoint(), order.manifestSha256(), limits.maxModelBytes());
            model = loaded;
        }
        return loaded;
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
