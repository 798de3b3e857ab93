package io.datadecide.plan.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against {@code model_sizes.csv}, made from the released DataDecide code (allenai/OLMo, scripts/ladder.py). */
class DataDecideLadderTest {

    static List<List<String>> publishedSizes() throws Exception {
        String data = System.getenv()
                .getOrDefault("DATADECIDE_DATA", System.getProperty("datadecide.root") + "/../shared/data");
        return Files.readAllLines(Path.of(data, "datadecide", "model_sizes.csv")).stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("publishedSizes")
    void everySizeIsThePublishedOne(List<String> row) {
        LadderSize size = Ladder.find(row.get(0)).orElseThrow();
        ModelShape shape = size.shape(50304, 2048);
        assertThat(shape.layers()).hasToString(row.get(1));
        assertThat(shape.width()).hasToString(row.get(2));
        assertThat(shape.heads()).hasToString(row.get(3));
        assertThat(shape.mlpHidden()).hasToString(row.get(5));
        assertThat(shape.params()).hasToString(row.get(9));
        assertThat(shape.totalParams()).hasToString(row.get(13));
        assertThat(size.defaults().batchSequences()).hasToString(row.get(15));
        assertThat(size.defaults().publishedSteps().orElseThrow()).hasToString(row.get(17));
        assertThat(LadderFormula.peakLearningRate(shape.params()))
                .isCloseTo(Double.parseDouble(row.get(22)), within(1e-15));
    }
}
