package io.datadecide.language.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.Precision;
import io.datadecide.language.model.TorchRuntime;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    @Test
    void measuresAWorkload() {
        TorchRuntime.start(1);
        Workload small = new Workload("small", new ModelShape("small", 1, 16, 2, 32, 64, 16), 2, 16);

        Measurement measurement = new Throughput(1, 3).measure(small);

        assertThat(measurement.workload()).isEqualTo("small");
        assertThat(measurement.threads()).isEqualTo(1);
        assertThat(measurement.steps()).isEqualTo(3);
        assertThat(measurement.tokensPerSecond()).isPositive();
        assertThat(measurement.shareOfPeak()).isPositive();
    }

    @Test
    void measuresStackedRunsAndBfloat16() {
        TorchRuntime.start(1);
        Workload small = new Workload("small", new ModelShape("small", 1, 16, 2, 32, 64, 16), 2, 16);

        Measurement measurement = new Throughput(0, 1).measure(small, Precision.BFLOAT16, 3);

        assertThat(measurement.runs()).isEqualTo(3);
        assertThat(measurement.tokensPerSecond()).isPositive();
    }

    /** N of the published 20M size is 19,101,888; causal attention adds 6 L d T. */
    @Test
    void operationsOfAStepCountParametersAndAttention() {
        double predicted = 4 * 511;

        assertThat(Workload.SIZE_20M.flops()).isEqualTo(predicted * (6.0 * 19_101_888 + 6.0 * 16 * 192 * 511));
    }
}
