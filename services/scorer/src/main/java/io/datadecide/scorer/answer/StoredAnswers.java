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

/** Computes metrics from stored answers, without the model and the task files. */
public final class StoredAnswers {
    private static final String ENDING = ".parquet";

    private final List<Path> files;

    /**
     * Finds stored answers.
     *
     * @param paths files, or the directory of a checkpoint's answers
     * @throws BadTask when no file is found
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
            throw new BadTask("answers", "cannot list directory " + path + " (" + e.getMessage() + ")");
        }
    }

    /**
     * Sends the metrics of each file to the sink.
     *
     * @param flags contamination flags by task; a task without flags gets no metrics on the clean subset
     */
    public void send(Map<String, ContaminationFlags> flags, AnswerSink sink) {
        List<String> seen = new ArrayList<>();
        String checkpoint = "";
        for (Path file : files) {
            AnswerTable table = AnswerTable.read(file);
            if (seen.contains(table.task())
                    || !seen.isEmpty() && !table.checkpointSha256().equals(checkpoint)) {
                throw new BadTask(
                        "answers",
                        file + " contains another checkpoint, or task " + table.task()
                                + " a second time; name the answers of one checkpoint, each task once");
            }
            seen.add(table.task());
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
