package io.datadecide.plan.experiment;

import java.util.OptionalLong;

/**
 * Which checkpoints a run leaves.
 *
 * @param scored those that are scored; the last step always is
 * @param resumeEverySteps steps between two checkpoints to resume from; empty: ten in a run
 */
public record CheckpointPolicy(Scored scored, OptionalLong resumeEverySteps) {

    /** Which checkpoints are scored. */
    public sealed interface Scored {

        /**
         * Evenly spaced ones, the last at the end of the run.
         *
         * @param count how many
         */
        record EvenlySpaced(int count) implements Scored {}

        /**
         * The last ones of the run.
         *
         * @param count how many
         * @param everySteps steps between two of them; empty: a hundredth of the run
         */
        record Last(int count, OptionalLong everySteps) implements Scored {}

        /**
         * One every so many steps, and the last.
         *
         * @param steps steps between two of them
         */
        record Every(long steps) implements Scored {}
    }
}
