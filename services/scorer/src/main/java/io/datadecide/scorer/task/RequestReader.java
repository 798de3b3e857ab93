package io.datadecide.scorer.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads loglikelihood requests in the OLMES layout and verifies them. */
final class RequestReader {
    /** File beside the requests in which their exporter writes their number. */
    static final String CONFIG = "config.json";

    private final TaskSpec spec;
    private final CharacterBudget budget;

    RequestReader(TaskSpec spec, CharacterBudget budget) {
        this.spec = spec;
        this.budget = budget;
    }

    /** Reads the questions of the task's files, up to its limit. */
    List<Instance> read() {
        List<Instance> instances = new ArrayList<>();
        Map<String, InputFile> subtasks = new HashMap<>();
        for (InputFile file : TaskFiles.of(spec)) {
            int room = spec.unlimited() ? Integer.MAX_VALUE : spec.limit() - instances.size();
            List<Instance> read = read(file, room);
            for (Instance instance : read) {
                InputFile earlier = subtasks.putIfAbsent(instance.subtask(), file);
                if (earlier != null && !earlier.equals(file)) {
                    throw new BadTask(
                            "path",
                            "task " + spec.name() + ": " + earlier + " and " + file + " both hold " + instance.subtask()
                                    + "; name one of them");
                }
            }
            instances.addAll(read);
        }
        return instances;
    }

    private List<Instance> read(InputFile file, int room) {
        Map<Long, QuestionDraft> drafts = new LinkedHashMap<>();
        try (TaskLines lines = new TaskLines(file)) {
            for (JsonNode node = lines.next(); node != null; node = lines.next()) {
                RequestLine line = RequestLine.parse(node, lines);
                QuestionDraft draft = drafts.get(line.document());
                if (draft == null) {
                    if (drafts.size() >= room) {
                        continue;
                    }
                    if (line.unconditional()) {
                        throw lines.problem("doc_id " + (line.document() + RequestLine.UNCONDITIONAL_OFFSET)
                                + " has no question before it; write a question before its unconditional requests");
                    }
                    draft = new QuestionDraft(line);
                    drafts.put(line.document(), draft);
                    budget.take(line.context().length());
                }
                budget.take(line.continuation().length());
                draft.add(line, lines);
            }
        }
        if (drafts.isEmpty() && room > 0) {
            throw new BadTask("path", file + " contains no request; check the file");
        }
        if (spec.unlimited()) {
            checkCount(file, drafts.size());
        }
        List<Instance> instances = new ArrayList<>(drafts.size());
        drafts.values().forEach(draft -> instances.add(draft.instance(file.toString(), spec.name())));
        return instances;
    }

    /** Compares the number of questions with the exporter's, if the exporter wrote one. */
    private static void checkCount(InputFile file, int questions) {
        InputFile config = file.sibling(CONFIG).orElse(null);
        if (config == null) {
            return;
        }
        try {
            JsonNode node = JsonMapper.builder().build().readTree(TaskFiles.content(config));
            int expected =
                    node.path("num_docs").asInt(node.path("num_instances").asInt(questions));
            if (expected != questions) {
                throw new BadTask(
                        "path",
                        file + " holds " + questions + " questions but " + config.name() + " says " + expected
                                + "; the file may be cut off, copy it again");
            }
        } catch (IOException e) {
            throw new BadTask("path", config + " cannot be read (" + e.getMessage() + "); correct or remove it");
        }
    }
}
