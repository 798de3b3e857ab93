package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.RunCurve.Reading;
import io.datadecide.decide.scaling.law.Fit;
import io.datadecide.decide.scaling.law.LawForm;
import io.datadecide.decide.scaling.law.Observation;
import io.datadecide.decide.scaling.law.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The fits of one corpus on one task; methods share the steps that they have in common. */
final class CorpusFits {
    private static final int STEP_1_SKIPPED_PERCENT = 90;

    private final List<RunCurve> runs;
    private final double chance;
    private final Map<LawForm, Fit> laws = new EnumMap<>(LawForm.class);
    private final Map<SigmoidData, Fit> sigmoids = new HashMap<>();

    /**
     * Takes the runs to fit.
     *
     * @param chance what guessing scores on the task
     */
    CorpusFits(List<RunCurve> runs, double chance) {
        this.runs = List.copyOf(runs);
        this.chance = chance;
    }

    Prediction predict(ScalingMethod method) {
        OptionalDouble odd = runs.stream()
                .flatMap(run -> run.readings().stream())
                .mapToDouble(Reading::metric)
                .filter(metric -> !(metric >= 0 && metric <= 1))
                .findFirst();
        if (odd.isPresent()) {
            return new Prediction.Failed(
                    "a checkpoint has the metric " + odd.getAsDouble() + "; a sigmoid describes values from 0 to 1");
        }
        LawForm form = method.form();
        Fit fit = laws.computeIfAbsent(form, f -> fitLaw(f, method.singleStep()));
        if (method.singleStep()) {
            return Prediction.of(form.law(), fit);
        }
        SigmoidData data = new SigmoidData(method.skippedPercent(), method.helperPoints());
        return Prediction.chained(form.law(), fit, sigmoids.computeIfAbsent(data, this::fitSigmoid));
    }

    private Fit fitLaw(LawForm form, boolean singleStep) {
        ToDoubleFunction<Reading> value = singleStep ? Reading::metric : Reading::loss;
        List<Observation> observations = runs.stream()
                .map(run -> new Observation(run.end(), mean(run, value)))
                .toList();
        return form.fit(observations, chance);
    }

    private static double mean(RunCurve run, ToDoubleFunction<Reading> value) {
        return run.behind(STEP_1_SKIPPED_PERCENT).stream()
                .mapToDouble(value)
                .average()
                .orElseThrow();
    }

    private Fit fitSigmoid(SigmoidData data) {
        List<Reading> readings = new ArrayList<>();
        runs.forEach(run -> readings.addAll(run.behind(data.skippedPercent())));
        if (data.helperPoints()) {
            readings.add(new Reading(0, 0, 0, 1));
        }
        double[] losses = readings.stream().mapToDouble(Reading::loss).toArray();
        double[] metrics = readings.stream().mapToDouble(Reading::metric).toArray();
        if (!DoubleStream.concat(Arrays.stream(losses), Arrays.stream(metrics)).allMatch(Double::isFinite)) {
            return new Fit.Failed("a checkpoint has no finite loss or metric");
        }
        return Sigmoid.fit(losses, metrics, chance);
    }

    private record SigmoidData(int skippedPercent, boolean helperPoints) {}
}
