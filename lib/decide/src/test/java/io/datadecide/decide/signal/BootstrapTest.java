package io.datadecide.decide.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final int REPLICATES = 20_000;

    @Test
    void withManySeedsTheShareIsThatOfTheNormalDistribution() {
        // Paired differences with mean 0.02 and standard deviation 0.1 over 100 seeds: P = Φ(0.02 / (0.1 / 10)) = Φ(2).
        double[] differences = standardised(100, 0.02, 0.1, 3);
        double[] shared = standardised(100, 0.5, 1, 4);
        double[][] values = {
            IntStream.range(0, 100).mapToDouble(s -> shared[s] + differences[s]).toArray(), shared
        };

        Bootstrap.Resampled shares = Bootstrap.run(new SeedDraw(values), 2, REPLICATES, 1);

        assertThat(shares.probabilityAbove(0, 1)).isCloseTo(normal(2), within(0.006));
        assertThat(shares.probabilityBest()[0]).isCloseTo(shares.probabilityAbove(0, 1), within(1e-12));
    }

    @Test
    void corporaWithDifferentSeedsAreDrawnApart() {
        // Independent means: each has standard error 0.1, their difference √2·0.1; P = Φ(0.2 / 0.1414) = Φ(√2).
        double[][] values = new double[2][200];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        System.arraycopy(standardised(100, 0.2, 1, 5), 0, values[0], 0, 100);
        System.arraycopy(standardised(100, 0.0, 1, 6), 0, values[1], 100, 100);
        SeedDraw draw = new SeedDraw(values);

        assertThat(draw.isPaired()).isFalse();
        assertThat(Bootstrap.run(draw, 2, REPLICATES, 1).probabilityAbove(0, 1))
                .isCloseTo(normal(Math.sqrt(2)), within(0.01));
    }

    @Test
    void withThreeSeedsTheDrawsAreCountedExactly() {
        // Differences 1, 1, −3: the mean −1/3 stays, a draw of three is above 0 only when it is 1, 1, 1 or, widened,
        // not at all otherwise: P = (2/3)³ = 8/27.
        double[][] values = {{1, 1, -3}, {0, 0, 0}};

        assertThat(Bootstrap.run(new SeedDraw(values), 2, 200_000, 9).probabilityAbove(0, 1))
                .isCloseTo(8.0 / 27, within(0.005));
    }

    @Test
    void instancesWithOneSeedGiveTheNormalDistributionToo() {
        // 400 questions, difference 0.03 ± 0.5: P = Φ(0.03 / (0.5 / 20)) = Φ(1.2).
        double[] deviations = standardised(400, 0, 0.5, 8);
        double[][][] bySeed = new double[1][400][2];
        for (int i = 0; i < 400; i++) {
            bySeed[0][i][0] = deviations[i];
        }
        InstanceDraw draw =
                new InstanceDraw(new SeedDraw(new double[][] {{0.53}, {0.5}}), List.of(new InstanceDraw.Task(bySeed)));

        assertThat(Bootstrap.run(draw, 2, REPLICATES, 1).probabilityAbove(0, 1)).isCloseTo(normal(1.2), within(0.01));
    }

    @Test
    void instancesNestedInSeedsAddTheirVarianceToThatOfSeeds() {
        // 50 seeds with difference 0.02 ± 0.1: 2e-4. In each 20 questions ± 0.4: 0.16 / 1000 = 1.6e-4. P = Φ(0.02 /
        // √3.6e-4).
        int seeds = 50;
        double[][] values = {standardised(seeds, 0.02, 0.1, 11), new double[seeds]};
        double[][][] bySeed = new double[seeds][20][2];
        for (int s = 0; s < seeds; s++) {
            double[] deviations = standardised(20, 0, 0.4, 100 + s);
            for (int i = 0; i < 20; i++) {
                bySeed[s][i][0] = deviations[i];
            }
        }
        InstanceDraw draw = new InstanceDraw(new SeedDraw(values), List.of(new InstanceDraw.Task(bySeed)));

        assertThat(Bootstrap.run(draw, 2, REPLICATES, 1).probabilityAbove(0, 1))
                .isCloseTo(normal(0.02 / Math.sqrt(3.6e-4)), within(0.015));
    }

    @Test
    void theSameSeedGivesTheSameSharesToTheLastBit() {
        SeedDraw draw = new SeedDraw(new double[][] {{1, 2, 3}, {2, 1.5, 2.4}, {0, 4, 2}});

        Bootstrap.Resampled first = Bootstrap.run(draw, 3, 5_000, 42);
        Bootstrap.Resampled again = Bootstrap.run(draw, 3, 5_000, 42);
        Bootstrap.Resampled other = Bootstrap.run(draw, 3, 5_000, 43);

        assertThat(first.probabilityBest()).isEqualTo(again.probabilityBest()).isNotEqualTo(other.probabilityBest());
        assertThat(Arrays.stream(first.probabilityBest()).sum()).isCloseTo(1, within(1e-12));
    }

    private static double normal(double z) {
        return new NormalDistribution().cumulativeProbability(z);
    }

    /** Normal numbers moved and stretched to have exactly the mean and (unbiased) standard deviation. */
    private static double[] standardised(int count, double mean, double deviation, long seed) {
        Random random = new Random(seed);
        double[] raw = random.doubles(count).map(u -> random.nextGaussian()).toArray();
        double middle = Arrays.stream(raw).average().orElseThrow();
        double spread = Math.sqrt(
                Arrays.stream(raw).map(v -> (v - middle) * (v - middle)).sum() / (count - 1));
        return Arrays.stream(raw)
                .map(v -> mean + deviation * (v - middle) / spread)
                .toArray();
    }
}
