package io.datadecide.language.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AveragesTest {

    @Test
    void standardErrorIsTheSampleDeviationOverTheRootOfTheCount() {
        MeanAccumulator values = new MeanAccumulator();
        DoubleStream.of(2, 4, 4, 4, 5, 5, 7, 9).forEach(values::add);
        // By hand: mean 5, sum of squares 32, so sqrt(32 / 7 / 8).
        assertThat(values.result().mean()).isEqualTo(5);
        assertThat(values.result().standardError()).isCloseTo(Math.sqrt(32.0 / 56), within(1e-15));
    }

    @Test
    void oneInstanceHasNoStandardError() {
        MeanAccumulator values = new MeanAccumulator();
        values.add(1);
        assertThat(values.result()).isEqualTo(new MeanWithError(1, Double.NaN, 1));
    }

    @Test
    void subtasksCountTheSameHoweverManyInstancesTheyHave() {
        TaskMetrics task = new TaskMetrics();
        for (int i = 0; i < 9; i++) {
            task.add("mmlu_anatomy", answer(0));
        }
        task.add("mmlu_astronomy", answer(1));
        MetricValue accuracy = task.values().getFirst();
        assertThat(accuracy.name()).isEqualTo("acc_raw");
        assertThat(accuracy.mean()).isEqualTo(0.5);
        assertThat(accuracy.instances()).isEqualTo(10);
        assertThat(task.valuesBySubtask()).containsOnlyKeys("mmlu_anatomy", "mmlu_astronomy");
    }

    @Test
    void macroAverageAddsIndependentErrors() {
        MeanWithError average =
                MacroAverage.of(List.of(new MeanWithError(0.2, 0.03, 10), new MeanWithError(0.6, 0.04, 30)));
        assertThat(average.mean()).isCloseTo(0.4, within(1e-15));
        assertThat(average.standardError()).isCloseTo(0.025, within(1e-15));
        assertThat(average.instances()).isEqualTo(40);
    }

    @Test
    void bitsPerByteIsAllBitsOverAllBytes() {
        TextMetrics text = new TextMetrics();
        text.add(new ChoiceLikelihood(-100 * Math.log(2), Double.NaN, 10, 50, 50));
        text.add(new ChoiceLikelihood(-20 * Math.log(2), Double.NaN, 10, 30, 30));
        assertThat(text.bitsPerByte().mean()).isCloseTo(120.0 / 80, within(1e-12));
        // By hand: residuals 100 - 1.5·50 = 25 and 20 - 1.5·30 = -25, so sqrt(1250 / 1 · 2) / 80.
        assertThat(text.bitsPerByte().standardError()).isCloseTo(50.0 / 80, within(1e-12));
    }

    private static InstanceLikelihood answer(int gold) {
        return new InstanceLikelihood(
                gold,
                List.of(new ChoiceLikelihood(-1, Double.NaN, 1, 1, 1), new ChoiceLikelihood(-2, Double.NaN, 1, 1, 1)));
    }
}
