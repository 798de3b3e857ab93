package io.datadecide.decide.scaling;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one scaling law, fitted to one corpus at small sizes, says of the target.
 *
 * @param method one of the eight names of {@link ScalingMethod}
 * @param sizes sizes of the fit, ascending
 * @param predicted null when the fit failed
 * @param actual value at the target; null when not measured
 * @param relativeError |predicted − actual| / |actual|; null without both
 * @param absoluteError |predicted − actual|; null without both
 * @param converged whether every fit of the method converged to finite numbers
 * @param failure why not; null when it did
 * @param parameters fitted numbers by the letters of the papers, for example A, alpha, E, a, L0, k, b; empty when it
 *     failed
 * @param curve points of the fitted law, for plotting; empty when the fit failed
 */
@RecordBuilder
public record Extrapolation(
        String method,
        List<String> sizes,
        String task,
        String corpus,
        @Nullable Double predicted,
        @Nullable Double actual,
        @Nullable Double relativeError,
        @Nullable Double absoluteError,
        boolean converged,
        @Nullable String failure,
        SequencedMap<String, Double> parameters,
        List<CurvePoint> curve) {

    public Extrapolation {
        sizes = List.copyOf(sizes);
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        curve = List.copyOf(curve);
    }

    /** A fitted value at a compute. */
    public record CurvePoint(double flops, double value) {}
}
