package io.datadecide.decide.imports;

import io.datadecide.decide.evidence.EvidenceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs and scores of DataComp-LM (mlfoundations/dclm, arXiv 2406.11794) as tidied into {@code dclm_runs.csv} and
 * {@code dclm_scores.csv}. Runs of a listed data set and scale are read, with one choice of learning rate and weight decay a
 * scale; the two CORE and EXTENDED aggregates become the task {@code core} and {@code extended} with metrics {@code core_v1}
 * and so on, the scores their own tasks with metric {@code accuracy}.
 */
public final class DclmRuns {

    private static final List<String> AGGREGATES = List.of("core_v1", "core_v2", "extended_v1", "extended_v2");
    private static final long ONE_EVALUATION = 1;
    private static final String EVALUATED = "exp_data";
    private static final String UNKNOWN_SEED = "unknown";

    /**
     * Hyper-parameters of a scale, as the file spells them.
     *
     * @param learningRate for example {@code 0.003}
     * @param weightDecay for example {@code 0.033}
     */
    public record Setting(String scale, String learningRate, String weightDecay) {}

    /** What the paper compares in its section 3.2. */
    public static final List<Setting> PAPER = List.of(
            new Setting("400M-1x", "0.003", "0.033"),
            new Setting("1B-1x", "0.003", "0.033"),
            new Setting("7B-1x", "0.0003", "0.33"));

    private DclmRuns() {}

    /**
     * @param only ids of the runs to read; empty for all of the settings. Further runs of the same data set, scale and seed
     *     count as replicates and get a number behind their seed
     */
    public static void read(
            Path runs, Path scores, List<Setting> settings, Set<String> only, Consumer<EvidenceRow> consumer)
            throws IOException {
        Map<String, EvidenceRow> byRun = new HashMap<>();
        Map<String, Integer> replicates = new HashMap<>();
        new WideCsv(runs).forEach(row -> {
            Setting setting = new Setting(row.text("scale"), row.text("lr"), row.text("wd"));
            boolean wanted = row.text("source").equals(EVALUATED)
                    && settings.contains(setting)
                    && row.has("dataset_name")
                    && (only.isEmpty() || only.contains(row.text("run_id")));
            if (!wanted) {
                return;
            }
            String given = row.has("seed") ? row.text("seed") : UNKNOWN_SEED;
            String name = row.text("dataset_name") + "\n" + row.text("scale") + "\n" + given;
            int replicate = replicates.merge(name, 1, Integer::sum);
            String seed = replicate == 1 ? given : given + " (" + replicate + ")";
            for (String aggregate : AGGREGATES) {
                if (row.has(aggregate)) {
                    String task = aggregate.replaceFirst("_v[12]$", "");
                    EvidenceRow value = row(row, seed, task, aggregate, row.number(aggregate));
                    consumer.accept(value);
                    byRun.put(row.text("run_id"), value);
                }
            }
        });
        new WideCsv(scores).forEach(row -> {
            EvidenceRow run = byRun.get(row.text("run_id"));
            if (run != null) {
                consumer.accept(new EvidenceRow(
                        run.corpus(),
                        run.size(),
                        run.params(),
                        run.tokens(),
                        run.flops(),
                        run.seed(),
                        run.step(),
                        row.text("task"),
                        row.text("metric"),
                        row.number("value")));
            }
        });
    }

    private static EvidenceRow row(WideCsv.Row row, String seed, String task, String metric, double value) {
        long tokens = row.count("tokens");
        return new EvidenceRow(
                row.text("dataset_name"),
                row.text("scale"),
                row.count("params"),
                tokens,
                row.number("flops"),
                seed,
                ONE_EVALUATION,
                task,
                metric,
                value);
    }
}
