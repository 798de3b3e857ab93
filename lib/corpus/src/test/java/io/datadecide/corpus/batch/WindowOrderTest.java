package io.datadecide.corpus.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowOrderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 63, 64, 65, 1000, 4096, 10_007})
    void everyEpochSeesEveryWindowOnce(long windows) {
        WindowOrder order = new WindowOrder(windows, 42);
        for (long epoch = 0; epoch < 3; epoch++) {
            assertThat(epoch(order, epoch).sorted())
                    .containsExactly(LongStream.range(0, windows).boxed().toArray(Long[]::new));
        }
    }

    @Test
    void epochsAndSeedsDiffer() {
        WindowOrder order = new WindowOrder(1000, 1);
        long[] first = epoch(order, 0).toArray();
        assertThat(epoch(order, 1).toArray()).isNotEqualTo(first);
        assertThat(epoch(new WindowOrder(1000, 2), 0).toArray()).isNotEqualTo(first);
        assertThat(epoch(new WindowOrder(1000, 1), 0).toArray()).isEqualTo(first);
    }

    @Test
    void positionsAreEvenlySpread() {
        int windows = 10;
        int[][] counts = new int[windows][windows];
        int seeds = 10_000;
        for (int seed = 0; seed < seeds; seed++) {
            WindowOrder order = new WindowOrder(windows, seed);
            for (int position = 0; position < windows; position++) {
                counts[position][(int) order.window(position)]++;
            }
        }
        double chiSquare = 0;
        double expected = (double) seeds / windows;
        for (int[] row : counts) {
            for (int count : row) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
        }
        // 81 degrees of freedom: the 99.9 % quantile of chi square is 124.8 (R 4.3, qchisq(0.999, 81)).
        assertThat(chiSquare).isLessThan(124.8);
    }

    @Test
    void hugeCorporaHaveAnOrderToo() {
        WindowOrder order = new WindowOrder((1L << 62) - 5, 3);
        assertThat(LongStream.range(0, 100).map(order::window).distinct().count())
                .isEqualTo(100);
        assertThat(order.window(Long.MAX_VALUE)).isBetween(0L, (1L << 62) - 6);
    }

    @Test
    void impossibleOrdersAreRefused() {
        assertThatThrownBy(() -> new WindowOrder(0, 1)).hasMessage("cannot order 0 windows: give 1 to 2^62");
        assertThatThrownBy(() -> new WindowOrder(5, 1).window(-1)).hasMessage("position -1 is below 0");
    }

    private static LongStream epoch(WindowOrder order, long epoch) {
        return LongStream.range(epoch * order.windows(), (epoch + 1) * order.windows())
                .map(order::window);
    }
}
