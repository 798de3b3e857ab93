package io.datadecide.decide.imports;

import io.datadecide.decide.evidence.EvidenceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * DataDecide's full metrics in long form: {@code params, data, seed, step, tokens, compute, task, metric, value}. The mean
 * of the MMLU subjects becomes the task {@code mmlu} and the subjects are left out, so that the macro average is that of
 * the ten OLMES tasks; perplexities become {@code valppl} of their text.
 */
public final class DataDecideMetrics {

    private static final String SUBJECT = "mmlu_";
    private static final String AVERAGE = "mmlu_average";

    private DataDecideMetrics() {}

    public static void read(Path file, Path modelSizes, Consumer<EvidenceRow> consumer) throws IOException {
        ModelSizes sizes = ModelSizes.read(modelSizes);
        new WideCsv(file).forEach(row -> {
            String task = row.text("task");
            if (task.startsWith(SUBJECT) && !task.equals(AVERAGE)) {
                return;
            }
            String size = row.text("params");
            consumer.accept(new EvidenceRow(
                    row.text("data"),
                    size,
                    sizes.of(size).params(),
                    row.count("tokens"),
                    row.number("compute"),
                    row.text("seed"),
                    row.count("step"),
                    task.equals(AVERAGE) ? "mmlu" : task,
                    row.text("metric"),
                    row.number("value")));
        });
    }
}
