package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.law.Fit;
import io.datadecide.decide.scaling.law.Law;
import io.datadecide.decide.scaling.law.Scale;
import io.datadecide.decide.scaling.law.Sigmoid;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/** What a method learned of a corpus on a task. */
sealed interface Prediction {
    /**
     * A law with numbers in it.
     *
     * @param metric from a scale to the metric there
     * @param parameters by the papers' letters
     */
    record Fitted(ToDoubleFunction<Scale> metric, SequencedMap<String, Double> parameters) implements Prediction {}

    /** Nothing, and why. */
    record Failed(String reason) implements Prediction {}

    /** A law from scale to metric. */
    static Prediction of(Law law, Fit fit) {
        return switch (fit) {
            case Fit.Failed(String reason) -> new Failed("the single step failed: " + reason);
            case Fit.Converged(double[] p, double error) ->
                new Fitted(scale -> law.evaluate(p, scale, new double[p.length]), law.named(p));
        };
    }

    /** A law from scale to loss and a sigmoid from loss to metric, chained. */
    static Prediction chained(Law law, Fit step1, Fit step2) {
        if (step1 instanceof Fit.Failed(String reason)) {
            return new Failed("step 1 failed: " + reason);
        }
        if (step2 instanceof Fit.Failed(String reason)) {
            return new Failed("step 2 failed: " + reason);
        }
        double[] lossParameters = ((Fit.Converged) step1).parameters();
        double[] sigmoid = ((Fit.Converged) step2).parameters();
        SequencedMap<String, Double> parameters = new LinkedHashMap<>(law.named(lossParameters));
        parameters.putAll(Sigmoid.named(sigmoid));
        return new Fitted(
                scale -> Sigmoid.value(sigmoid, law.evaluate(lossParameters, scale, new double[lossParameters.length])),
                parameters);
    }
}
