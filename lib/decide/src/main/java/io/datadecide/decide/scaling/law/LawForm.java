package io.datadecide.decide.scaling.law;

import io.datadecide.decide.scaling.optimize.Bounds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The laws that are fitted to one point a run; bounds and starts as released with DataDecide and the OLMo ladder. */
public enum LawForm {
    /** Loss A / C^α + E. */
    COMPUTE(new LossLaws.PowerOfCompute(true), Bounds.of(new double[3], upper(3, 1, 1))),
    /** Loss A / C^α. */
    COMPUTE_WITHOUT_OFFSET(new LossLaws.PowerOfCompute(false), Bounds.of(new double[2], upper(2, 1, 1))),
    /** Loss A / N^α + B / D^β + E. */
    SIZE_AND_TOKENS(new LossLaws.PowersOfSizeAndTokens(), Bounds.of(new double[5], upper(5, 0, LawForm.ANY))),
    /** Metric, a sigmoid of A / C^α + E. */
    SIGMOID_OF_COMPUTE(
            new SingleStepLaws.SigmoidOfCompute(), Bounds.of(new double[] {0, 0, 0, -1, 0, 0, 0}, new double[] {
                LawForm.ANY, 1, LawForm.ANY, 0, LawForm.ANY, LawForm.ANY, 1
            })),
    /** Metric, a sigmoid of A / N^α + B / D^β + E, whose E takes the place of −k·L0: it must be free to be negative. */
    SIGMOID_OF_SIZE_AND_TOKENS(
            new SingleStepLaws.SigmoidOfSizeAndTokens(),
            Bounds.of(
                    new double[] {0, 0, 0, 0, -LawForm.ANY, -1, 0},
                    new double[] {LawForm.ANY, LawForm.ANY, LawForm.ANY, LawForm.ANY, LawForm.ANY, 0, 1}));

    private static final double ANY = Double.POSITIVE_INFINITY;
    /** Seven numbers often run along a valley without end, from wherever they start: more starts only cost time. */
    private static final int MOST_STARTS = 4;

    private final Law law;
    private final Bounds bounds;

    LawForm(Law law, Bounds bounds) {
        this.law = law;
        this.bounds = bounds;
    }

    /** The formula. */
    public Law law() {
        return law;
    }

    /**
     * Fits the law to one observation a run.
     *
     * @param chance what guessing scores on the task, from where the single steps start
     */
    public Fit fit(List<Observation> observations, double chance) {
        return HuberFit.fit(law, observations, starts(chance), bounds);
    }

    private List<double[]> starts(double chance) {
        return switch (this) {
            case COMPUTE -> List.of(new double[] {10, 0.4, 0.5});
            case COMPUTE_WITHOUT_OFFSET -> List.of(new double[] {10, 0.4});
            case SIZE_AND_TOKENS -> List.of(new double[] {3, 6, 0.1, 0.2, 1});
            case SIGMOID_OF_COMPUTE ->
                Sigmoid.starts(chance).stream()
                        .limit(MOST_STARTS)
                        .map(sigmoid -> DoubleStream.concat(DoubleStream.of(10, 0.4, 0.5), Arrays.stream(sigmoid))
                                .toArray())
                        .toList();
            case SIGMOID_OF_SIZE_AND_TOKENS -> List.of(new double[] {3, 5, 0.2, 0.3, 0, chance - 1, 1});
        };
    }

    private static double[] upper(int parameters, int bounded, double bound) {
        double[] upper = new double[parameters];
        Arrays.fill(upper, ANY);
        upper[bounded] = bound;
        return upper;
    }
}
