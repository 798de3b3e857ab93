package io.datadecide.decide.scaling.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Step 2 on real DataDecide checkpoints, sample_full_metrics_34_checkpoints.csv.gz: 4M, 150M and 530M runs, steps above 0.
 * The sample has no bits per byte; −log2 of correct_prob_per_char stands in for it. Expected parameters and metrics at a
 * loss of 1 are those of SciPy 1.17.1, {@code curve_fit} with the same start and bounds and tolerances of 1e-14.
 */
class SigmoidOfDataDecideTest {
    @ParameterizedTest
    @CsvSource({
        "hellaswag, 0.25, -0.74970273, 0.68254853, 8.08698038, 1, 0.3037344756",
        "piqa,      0.5,  -0.4822937,  0.87422673, 3.789512,   1, 0.7024492625"
    })
    void fitsWhatScipyFits(String task, double chance, double a, double l0, double k, double b, double atLossOne)
            throws IOException {
        Map<String, double[]> points = points(task);
        assertThat(points).hasSize(29);

        Fit fit = Sigmoid.fit(
                points.values().stream().mapToDouble(point -> point[0]).toArray(),
                points.values().stream().mapToDouble(point -> point[1]).toArray(),
                chance);

        double[] p = ((Fit.Converged) fit).parameters();
        assertThat(p).containsExactly(new double[] {a, l0, k, b}, within(1e-4));
        assertThat(Sigmoid.value(p, 1)).isCloseTo(atLossOne, within(1e-6));
    }

    /** Loss and metric by checkpoint. */
    private static Map<String, double[]> points(String task) throws IOException {
        Map<String, double[]> points = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(sample())), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String metric = row.getField("metric");
                boolean loss = metric.equals("correct_prob_per_char");
                if (row.getField("task").equals(task)
                        && !row.getField("step").equals("0")
                        && (loss || metric.equals("primary_metric"))) {
                    double value = Double.parseDouble(row.getField("value"));
                    String checkpoint = row.getField("params") + row.getField("data") + row.getField("step");
                    points.computeIfAbsent(checkpoint, c -> new double[2])[loss ? 0 : 1] =
                            loss ? -Math.log(value) / Math.log(2) : value;
                }
            }
        }
        return points;
    }

    private static Path sample() {
        String given = System.getenv("DATADECIDE_DATA");
        Path data = given != null ? Path.of(given) : Path.of(System.getProperty("datadecide.root"), "../shared/data");
        Path sample = data.resolve("datadecide/sample_full_metrics_34_checkpoints.csv.gz");
        assertThat(sample).as("test data; set DATADECIDE_DATA").exists();
        return sample;
    }
}
