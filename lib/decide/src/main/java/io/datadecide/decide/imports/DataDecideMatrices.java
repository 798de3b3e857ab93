package io.datadecide.decide.imports;

import io.datadecide.decide.evidence.EvidenceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * DataDecide's published matrices (allenai/DataDecide, arXiv 2504.11393) as tidied into CSV: the accuracies at 1B
 * ({@code matrix_1b_accuracy.csv}) and one continuous proxy at every size
 * ({@code matrix_neg_log_correct_prob_per_char_olmes10.csv}). The first table gives the mean over three seeds and one of the
 * seeds; the mean is read as the one seed {@code three_seed_mean}, or the default seed as {@code default}, never both.
 */
public final class DataDecideMatrices {

    private static final String MACRO = "olmes_10_macro_avg";

    private DataDecideMatrices() {}

    /** Which column of the 1B table is the target. */
    public enum Target {
        THREE_SEED_MEAN("three_seed_mean"),
        DEFAULT_SEED("default_seed");

        private final String column;

        Target(String column) {
            this.column = column;
        }
    }

    /** Reads the table of accuracies; the metric becomes {@code primary_metric}. */
    public static void readAccuracy(Path file, Path modelSizes, Target target, Consumer<EvidenceRow> consumer)
            throws IOException {
        ModelSizes sizes = ModelSizes.read(modelSizes);
        String seed = target == Target.DEFAULT_SEED ? "default" : target.column;
        new WideCsv(file).forEach(row -> {
            ModelSizes.Size size = sizes.of(row.text("size"));
            long step = row.count("step");
            consumer.accept(row(
                    row.text("recipe"),
                    row.text("size"),
                    size,
                    seed,
                    step,
                    row.text("task"),
                    "primary_metric",
                    row.number(target.column)));
        });
    }

    /** Reads the table of the proxy, which averages the ten OLMES tasks; its step is the end of the run. */
    public static void readProxy(Path file, Path modelSizes, Consumer<EvidenceRow> consumer) throws IOException {
        ModelSizes sizes = ModelSizes.read(modelSizes);
        new WideCsv(file).forEach(row -> {
            ModelSizes.Size size = sizes.of(row.text("size"));
            consumer.accept(row(
                    row.text("recipe"),
                    row.text("size"),
                    size,
                    row.text("seed"),
                    size.steps(),
                    MACRO,
                    row.text("metric"),
                    row.number("value")));
        });
    }

    private static EvidenceRow row(
            String corpus,
            String name,
            ModelSizes.Size size,
            String seed,
            long step,
            String task,
            String metric,
            double value) {
        long tokens = step * size.tokensPerStep();
        return new EvidenceRow(
                corpus, name, size.params(), tokens, 6.0 * size.params() * tokens, seed, step, task, metric, value);
    }
}
