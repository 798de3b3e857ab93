package io.datadecide.decide.scaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * One corpus on one task with the runs of some sizes: what is fitted in one go.
 *
 * @param runs ascending by parameters and tokens
 */
record FitCell(List<String> sizes, String task, String corpus, List<RunCurve> runs) {
    /** One prediction per method asked for, in the order of the methods. */
    List<Extrapolation> extrapolate(ScalingTarget target, ScalingOptions options) {
        CorpusFits fits = new CorpusFits(runs, options.chanceOf(task));
        return Stream.of(ScalingMethod.values())
                .filter(options.methods()::contains)
                .map(method -> extrapolation(method, fits.predict(method), target))
                .toList();
    }

    private Extrapolation extrapolation(ScalingMethod method, Prediction prediction, ScalingTarget target) {
        return switch (prediction) {
            case Prediction.Failed(String reason) -> failed(method, reason, target);
            case Prediction.Fitted fitted -> {
                double predicted = fitted.metric().applyAsDouble(target.scale());
                yield Double.isFinite(predicted)
                        ? fitted(method, fitted, predicted, target)
                        : failed(method, "the prediction is not finite", target);
            }
        };
    }

    private Extrapolation fitted(ScalingMethod method, Prediction.Fitted law, double predicted, ScalingTarget target) {
        Double actual = target.actual(task, corpus);
        Double error = actual == null ? null : Double.valueOf(Math.abs(predicted - actual));
        return ExtrapolationBuilder.builder()
                .method(method.id())
                .sizes(sizes)
                .task(task)
                .corpus(corpus)
                .predicted(predicted)
                .actual(actual)
                .relativeError(
                        error == null || actual == null || actual == 0
                                ? null
                                : Double.valueOf(error / Math.abs(actual)))
                .absoluteError(error)
                .converged(true)
                .failure(null)
                .parameters(law.parameters())
                .curve(ScalePath.of(runs, target.scale()).draw(law.metric()))
                .build();
    }

    private Extrapolation failed(ScalingMethod method, String reason, ScalingTarget target) {
        return ExtrapolationBuilder.builder()
                .method(method.id())
                .sizes(sizes)
                .task(task)
                .corpus(corpus)
                .predicted(null)
                .actual(target.actual(task, corpus))
                .relativeError(null)
                .absoluteError(null)
                .converged(false)
                .failure(reason)
                .parameters(new LinkedHashMap<>())
                .curve(List.of())
                .build();
    }
}
