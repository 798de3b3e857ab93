package io.datadecide.decide.scaling.optimize;

import java.util.Arrays;

/**
 * Where an optimiser ended, and why there.
 *
 * @param point the best point seen; inside the bounds
 * @param value the objective there
 * @param projectedGradient maximum component of the gradient projected on the bounds
 * @param iterations accepted steps
 * @param evaluations calls of the objective
 */
@SuppressWarnings("ArrayRecordComponent") // cloned on the way in and out; never compared
public record Minimum(
        double[] point, double value, double projectedGradient, int iterations, int evaluations, Stop stop) {
    public Minimum {
        point = point.clone();
    }

    @Override
    public double[] point() {
        return point.clone();
    }

    /** Whether the point is a stationary one, within the objective's rounding. */
    public boolean converged() {
        return stop == Stop.STATIONARY || stop == Stop.NO_FURTHER_DECREASE;
    }

    @Override
    public String toString() {
        return "Minimum[" + stop + " at " + Arrays.toString(point) + ", value " + value + ", projected gradient "
                + projectedGradient + ", " + iterations + " iterations, " + evaluations + " evaluations]";
    }

    /** Why an optimiser stopped. */
    public enum Stop {
        /** The projected gradient is as small as asked. */
        STATIONARY("the projected gradient vanished"),
        /** Steps no longer lower the value, and the projected gradient is small. */
        NO_FURTHER_DECREASE("no step lowers the value any more"),
        /** No step along the search direction lowers the value, though the gradient says that one should. */
        STALLED("no step along the gradient lowers the value, which is not yet a minimum"),
        /** The iterations ran out. */
        ITERATIONS("the iterations ran out"),
        /** The objective or its gradient is not finite at the start. */
        NOT_FINITE("the objective is not finite at the start");

        private final String meaning;

        Stop(String meaning) {
            this.meaning = meaning;
        }

        /** In words, to be put behind "because". */
        public String meaning() {
            return meaning;
        }
    }
}
