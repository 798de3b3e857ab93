package io.datadecide.decide.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws seeds with replacement, the same ones for all corpora that have the same seeds, so that what a seed does to all of
 * them (the order of data, the start) does not count as a difference. A mean of n drawn seeds varies by (n − 1)/n of what it
 * should; deviations are widened by √(n/(n − 1)) for that. With n seeds there are still only C(2n − 1, n) different draws,
 * ten with three seeds: the tails are coarse, and a decision rests on the t posterior.
 */
public final class SeedDraw implements Bootstrap.Draw {

    private final List<Group> groups;
    private final double[][] values;
    private final double[] centres;

    /**
     * @param values by corpus and seed, higher is better; NaN where a corpus lacks the seed, at least one finite a corpus
     */
    public SeedDraw(double[][] values) {
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        centres = Arrays.stream(values)
                .mapToDouble(row ->
                        Arrays.stream(row).filter(Double::isFinite).average().orElseThrow())
                .toArray();
        Map<List<Integer>, List<Integer>> corporaBySeeds = new LinkedHashMap<>();
        for (int c = 0; c < values.length; c++) {
            corporaBySeeds
                    .computeIfAbsent(seedsOf(values[c]), s -> new ArrayList<>())
                    .add(c);
        }
        groups = corporaBySeeds.entrySet().stream()
                .map(e -> new Group(array(e.getKey()), array(e.getValue())))
                .toList();
    }

    /** Whether every corpus has the same seeds, so that all are drawn together. */
    public boolean isPaired() {
        return groups.size() == 1;
    }

    @Override
    public void fill(double[] means, SplittableRandom random) {
        for (Group group : groups) {
            fill(group, group.drawn(random), means);
        }
    }

    /** Fills in one group's corpora with the means over the drawn seeds. */
    void fill(Group group, int[] drawn, double[] means) {
        int n = drawn.length;
        double widening = n == 1 ? 1 : Math.sqrt(n / (n - 1.0));
        for (int corpus : group.corpora) {
            double sum = 0;
            for (int seed : drawn) {
                sum += values[corpus][seed];
            }
            means[corpus] = centres[corpus] + widening * (sum / n - centres[corpus]);
        }
    }

    List<Group> groups() {
        return groups;
    }

    private static List<Integer> seedsOf(double[] row) {
        return IntStream.range(0, row.length)
                .filter(s -> Double.isFinite(row[s]))
                .boxed()
                .toList();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Corpora with the same seeds. */
    @SuppressWarnings("ArrayRecordComponent")
    record Group(int[] seeds, int[] corpora) {
        int[] drawn(SplittableRandom random) {
            int[] drawn = new int[seeds.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = seeds[random.nextInt(seeds.length)];
            }
            return drawn;
        }
    }
}
