package io.datadecide.scorer.answer;

import io.datadecide.scorer.contamination.ContaminationFlags;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Metrics once more, from answers that were kept: no model, no task files. */
public final class StoredAnswers {
    private static final String ENDING = ".parquet";

    private final List<Path> files;

    /**
     * Kept answers.
     *
     * @param paths files, or the directory of a checkpoint's answers
     * @throws BadTask when there is none
     */
    public StoredAnswers(List<Path> paths) {
        files = paths.stream().flatMap(path -> under(path).stream()).toList();
        if (files.isEmpty()) {
            throw new BadTask(
                    "answers", "no file *" + ENDING + " of answers at " + paths + "; name a results directory");
        }
    }

    private static List<Path> under(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.list(path)) {
            return found.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadTask("answers", "cannot look into " + path + " (" + e.getMessage() + ")");
        }
    }

    /**
     * Reports each file's metrics.
     *
     * @param flags marks by task; a task without any has no metrics without marked instances
     */
    public void send(Map<String, ContaminationFlags> flags, AnswerSink sink) {
        List<String> reported = new ArrayList<>();
        String checkpoint = "";
        for (Path file : files) {
            AnswerTable table = AnswerTable.read(file);
            if (reported.contains(table.task())
                    || !reported.isEmpty() && !table.checkpointSha256().equals(checkpoint)) {
                throw new BadTask(
                        "answers",
                        file + " holds another checkpoint or task " + table.task()
                                + " again; name the answers of one checkpoint, each task once");
            }
            reported.add(table.task());
            checkpoint = table.checkpointSha256();
            send(table, flags.getOrDefault(table.task(), ContaminationFlags.unchecked()), sink);
        }
    }

    private static void send(AnswerTable table, ContaminationFlags flags, AnswerSink sink) {
        TaskAnswers answers = new TaskAnswers(
                table.task(),
                table.text(),
                table.primaryMetric(),
                table.answers().size(),
                flags,
                sink);
        table.answers().forEach(answer -> answers.add(answer.subtask(), answer.likelihood()));
        answers.sendMetrics();
    }
}
