package io.datadecide.scorer.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.options.TasksOptions;
import io.datadecide.scorer.task.FoundSubtask;
import io.datadecide.scorer.task.FoundTask;
import io.datadecide.scorer.task.TaskCatalog;
import io.datadecide.scorer.task.TaskReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tasks}: what is there, with counts and baselines. */
@Command(name = "tasks", description = "Lists the tasks under a directory.", mixinStandardHelpOptions = true)
final class TasksCommand extends TasksOptions implements Callable<Integer> {
    private static final String ROW = "%-40s %9d %9.3f  %-13s %-23s %-13s %s%n";
    private static final String ROW_TEXT = "%-40s %9s %9s  %-13s %-23s %-13s %s%n";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        List<FoundTask> tasks = new TaskCatalog(TaskReader.DEFAULT_MAX_CHARACTERS).list(directory);
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        if (json) {
            printJson(tasks, out);
        } else {
            printTable(tasks, out);
        }
        out.flush();
        return 0;
    }

    private void printTable(List<FoundTask> tasks, PrintWriter out) {
        out.printf(ROW_TEXT, "task", "instances", "baseline", "metric", "capability", "licence", "path");
        for (FoundTask task : tasks) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    task.spec().name(),
                    task.instances(),
                    task.randomBaseline(),
                    task.description().primaryMetric(),
                    task.description().capability(),
                    task.description().licence(),
                    task.spec().path());
            for (FoundSubtask part : subtasks ? task.subtasks() : List.<FoundSubtask>of()) {
                out.printf(
                        Locale.ROOT,
                        ROW,
                        "  " + part.name(),
                        part.instances(),
                        part.randomBaseline(),
                        task.description().primaryMetric(),
                        part.capability(),
                        task.description().licence(),
                        "");
            }
        }
    }

    private static void printJson(List<FoundTask> tasks, PrintWriter out) {
        ArrayNode array = JsonMapper.builder().build().createArrayNode();
        for (FoundTask task : tasks) {
            ObjectNode node = array.addObject()
                    .put("name", task.spec().name())
                    .put("kind", task.spec().kind().label())
                    .put("path", task.spec().path())
                    .put("instances", task.instances())
                    .put("choices", task.description().choices())
                    .put("randomBaseline", task.randomBaseline())
                    .put("primaryMetric", task.description().primaryMetric())
                    .put("capability", task.description().capability())
                    .put("source", task.description().source())
                    .put("licence", task.description().licence());
            ArrayNode parts = node.putArray("subtasks");
            task.subtasks()
                    .forEach(part -> parts.addObject()
                            .put("name", part.name())
                            .put("capability", part.capability())
                            .put("instances", part.instances())
                            .put("randomBaseline", part.randomBaseline()));
        }
        out.println(array.toPrettyString());
    }
}
