package io.datadecide.plan.experiment;

import io.datadecide.plan.ladder.LadderSize;
import java.util.Optional;

/**
 * A model size of an experiment.
 *
 * @param size a rung of a ladder, or a shape that the file spells out
 * @param budget tokens of its runs, where they differ from the experiment's
 * @param training training options of this size; they override the experiment's
 */
public record ExperimentSize(LadderSize size, Optional<TokenBudget> budget, TrainingOverrides training) {

    /** Name of the size. */
    public String name() {
        return size.name();
    }
}
