package io.datadecide.scorer.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.files.DurableFile;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MacroAverage;
import io.datadecide.language.likelihood.MeanWithError;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.scorer.answer.AnswerSink;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects metrics and prints them as a table or as JSON. */
final class MetricTable implements AnswerSink {
    private static final String MACRO_AVERAGE = "macro_average";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter progress;
    private final List<Row> rows = new ArrayList<>();

    MetricTable(PrintWriter progress) {
        this.progress = progress;
    }

    private record Row(String task, MetricValue value, boolean primary) {}

    @Override
    public void instance(String task, long index, InstanceLikelihood likelihood) {
        // The table shows metrics only.
    }

    @Override
    public void metric(String task, MetricValue value, boolean primary) {
        rows.add(new Row(task, value, primary));
    }

    @Override
    public void progress(String task, long done, long total) {
        progress.println(task + ": " + done + " of " + total);
    }

    /** Returns the metrics of each task, then the macro average of those that all tasks have. */
    private List<Row> allRows() {
        List<Row> all = new ArrayList<>(rows);
        long tasks = rows.stream().map(Row::task).distinct().count();
        Map<String, List<MeanWithError>> byMetric = new LinkedHashMap<>();
        for (Row row : rows) {
            MetricValue value = row.value();
            byMetric.computeIfAbsent(value.name(), _ -> new ArrayList<>())
                    .add(new MeanWithError(value.mean(), value.standardError(), value.instances()));
        }
        byMetric.forEach((metric, values) -> {
            if (tasks > 1 && values.size() == tasks) {
                MeanWithError mean = MacroAverage.of(values);
                all.add(new Row(
                        MACRO_AVERAGE,
                        new MetricValue(metric, mean.mean(), mean.standardError(), mean.instances()),
                        false));
            }
        });
        return all;
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(toJson().toPrettyString());
        } else {
            out.printf(
                    Locale.ROOT, "%-16s %-30s %14s %12s %9s%n", "task", "metric", "value", "std. error", "instances");
            for (Row row : allRows()) {
                out.printf(
                        Locale.ROOT,
                        "%-16s %-30s %14.6g %12.2g %9d%n",
                        row.task(),
                        row.value().name() + (row.primary() ? " *" : ""),
                        row.value().mean(),
                        row.value().standardError(),
                        row.value().instances());
            }
        }
        out.flush();
    }

    void write(Path file) {
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(toJson()));
        } catch (IOException e) {
            throw new StorageFailure("cannot write " + file + " (" + e.getMessage() + "); choose another --out", e);
        }
    }

    private ArrayNode toJson() {
        ArrayNode array = JSON.createArrayNode();
        for (Row row : allRows()) {
            ObjectNode node = array.addObject()
                    .put("task", row.task())
                    .put("metric", row.value().name())
                    .put("value", row.value().mean());
            // JSON has no NaN: a metric without a standard error has a null one.
            if (Double.isNaN(row.value().standardError())) {
                node.putNull("standardError");
            } else {
                node.put("standardError", row.value().standardError());
            }
            node.put("instances", row.value().instances()).put("primary", row.primary());
        }
        return array;
    }
}
