package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.Extrapolation.CurvePoint;
import io.datadecide.decide.scaling.law.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The way from the smallest run to the target: laws of size and tokens need both to be drawn over compute. */
final class ScalePath {
    private static final int POINTS = 40;

    private final List<Scale> stops;

    private ScalePath(List<Scale> stops) {
        this.stops = stops;
    }

    static ScalePath of(List<RunCurve> runs, Scale target) {
        return new ScalePath(Stream.concat(runs.stream().map(RunCurve::end), Stream.of(target))
                .sorted(Comparator.comparingDouble(Scale::logFlops))
                .toList());
    }

    /** Values of a law at computes evenly spread over the logarithm. */
    List<CurvePoint> draw(ToDoubleFunction<Scale> law) {
        double from = stops.getFirst().logFlops();
        double to = stops.getLast().logFlops();
        return IntStream.range(0, POINTS)
                .mapToObj(i -> at(from + (to - from) * i / (POINTS - 1)))
                .map(scale -> new CurvePoint(Math.exp(scale.logFlops()), law.applyAsDouble(scale)))
                .toList();
    }

    private Scale at(double logFlops) {
        int after = 1;
        while (after < stops.size() - 1 && stops.get(after).logFlops() < logFlops) {
            after++;
        }
        Scale a = stops.get(after - 1);
        Scale b = stops.get(after);
        double width = b.logFlops() - a.logFlops();
        double share = width > 0 ? (logFlops - a.logFlops()) / width : 0;
        return new Scale(
                a.logParams() + share * (b.logParams() - a.logParams()),
                a.logTokens() + share * (b.logTokens() - a.logTokens()),
                logFlops);
    }
}
