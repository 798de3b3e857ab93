package io.datadecide.decide.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalingBenchTest {
    @Test
    void countsWhatItFitted() {
        ScalingBench.Result result = ScalingBench.run(2, 2, 1);

        assertThat(result.predictions()).isEqualTo(2 * 2 * 8);
        assertThat(result.failed()).isLessThan(result.predictions() / 4);
        assertThat(result.elapsed()).isPositive();
    }
}
