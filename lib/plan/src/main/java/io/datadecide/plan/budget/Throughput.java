package io.datadecide.plan.budget;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Training compute that one worker delivers, by model size.
 *
 * @param source where the figures come from, for people
 * @param flopsPerSecondByParams delivered 6·N·D FLOP/s by N; between two points on a line of their logarithms
 */
public record Throughput(String source, NavigableMap<Long, Double> flopsPerSecondByParams) {

    /** One core (AMD Zen 5, AVX-512) of two, each training its own model with one thread. */
    private static final Throughput MEASURED_CORE = new Throughput(
            "measured on one AMD Zen 5 core",
            new TreeMap<>(Map.of(
                    9_264L, 6e9,
                    43_200L, 16e9,
                    89_300L, 20e9,
                    218_000L, 29e9,
                    1_570_000L, 56e9,
                    3_744_832L, 41e9,
                    19_101_888L, 62e9)));

    public Throughput {
        flopsPerSecondByParams = new TreeMap<>(flopsPerSecondByParams);
        if (flopsPerSecondByParams.isEmpty()) {
            throw new IllegalArgumentException("a throughput needs at least one figure");
        }
    }

    /** What one core of the machine delivers that this was measured on. */
    public static Throughput ofOneCore() {
        return MEASURED_CORE;
    }

    /** A configured rate for every size. */
    public static Throughput assumed(double flopsPerSecond) {
        return new Throughput("assumed by the experiment file", new TreeMap<>(Map.of(1L, flopsPerSecond)));
    }

    /** FLOP/s for a model of this many parameters; outside the figures, the nearest one. */
    public double flopsPerSecond(long params) {
        Map.Entry<Long, Double> below = flopsPerSecondByParams.floorEntry(params);
        Map.Entry<Long, Double> above = flopsPerSecondByParams.ceilingEntry(params);
        if (below == null) {
            return flopsPerSecondByParams.firstEntry().getValue();
        }
        if (above == null || above.getKey().equals(below.getKey())) {
            return below.getValue();
        }
        double share = Math.log((double) params / below.getKey()) / Math.log((double) above.getKey() / below.getKey());
        return below.getValue() * Math.pow(above.getValue() / below.getValue(), share);
    }
}
