package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.ScalingMethod.Form;
import io.datadecide.decide.scaling.optimize.Bounds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Formula, bounds and starts of each form, as released with DataDecide and the OLMo ladder. */
final class LawForms {
    private static final double ANY = Double.POSITIVE_INFINITY;

    private LawForms() {}

    static Law law(Form form) {
        return switch (form) {
            case COMPUTE -> new LossLaws.PowerOfCompute(true);
            case COMPUTE_WITHOUT_OFFSET -> new LossLaws.PowerOfCompute(false);
            case SIZE_AND_TOKENS -> new LossLaws.PowersOfSizeAndTokens();
            case SIGMOID_OF_COMPUTE -> new SingleStepLaws.SigmoidOfCompute();
            case SIGMOID_OF_SIZE_AND_TOKENS -> new SingleStepLaws.SigmoidOfSizeAndTokens();
        };
    }

    static Bounds bounds(Form form) {
        return switch (form) {
            case COMPUTE -> Bounds.of(new double[3], new double[] {ANY, 1, ANY});
            case COMPUTE_WITHOUT_OFFSET -> Bounds.of(new double[2], new double[] {ANY, 1});
            case SIZE_AND_TOKENS -> Bounds.of(new double[5], new double[] {ANY, ANY, ANY, ANY, ANY});
            case SIGMOID_OF_COMPUTE ->
                Bounds.of(new double[] {0, 0, 0, -1, 0, 0, 0}, new double[] {ANY, 1, ANY, 0, ANY, ANY, 1});
            // E takes the place of −k·L0 here, so it must be free to be negative
            case SIGMOID_OF_SIZE_AND_TOKENS ->
                Bounds.of(new double[] {0, 0, 0, 0, -ANY, -1, 0}, new double[] {ANY, ANY, ANY, ANY, ANY, 0, 1});
        };
    }

    static List<double[]> starts(Form form, double chance) {
        return switch (form) {
            case COMPUTE -> List.of(new double[] {10, 0.4, 0.5});
            case COMPUTE_WITHOUT_OFFSET -> List.of(new double[] {10, 0.4});
            case SIZE_AND_TOKENS -> List.of(new double[] {3, 6, 0.1, 0.2, 1});
            case SIGMOID_OF_COMPUTE ->
                Sigmoid.starts(chance).stream()
                        .map(sigmoid -> DoubleStream.concat(DoubleStream.of(10, 0.4, 0.5), Arrays.stream(sigmoid))
                                .toArray())
                        .toList();
            case SIGMOID_OF_SIZE_AND_TOKENS -> List.of(new double[] {3, 5, 0.2, 0.3, 0, chance - 1, 1});
        };
    }
}
