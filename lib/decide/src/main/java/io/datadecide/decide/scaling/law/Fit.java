package io.datadecide.decide.scaling.law;

import io.datadecide.decide.scaling.optimize.Minimum;
import java.util.Arrays;

/** What fitting a law gave. */
public sealed interface Fit {
    /** Takes a minimum for a fit if the optimiser converged to finite parameters. */
    static Fit of(Minimum minimum) {
        if (!minimum.converged()) {
            return new Failed(minimum.stop().meaning());
        }
        if (!Arrays.stream(minimum.point()).allMatch(Double::isFinite)) {
            return new Failed("the fitted parameters are not finite");
        }
        return new Converged(minimum.point(), minimum.value());
    }

    /**
     * The optimiser found a minimum.
     *
     * @param error the objective there: a sum of Huber losses, or of squares
     */
    @SuppressWarnings("ArrayRecordComponent") // cloned on the way in and out; never compared
    record Converged(double[] parameters, double error) implements Fit {
        public Converged {
            parameters = parameters.clone();
        }

        @Override
        public double[] parameters() {
            return parameters.clone();
        }
    }

    /**
     * There is nothing to predict with.
     *
     * @param reason to be put behind "because"
     */
    record Failed(String reason) implements Fit {}
}
