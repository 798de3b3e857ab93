package io.datadecide.scorer.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads questions: JSON lines with {@code question}, {@code choices} (texts) and {@code gold} (index from 0, or a letter from
 * A), optionally {@code subtask}. A template formats them as requests.
 */
final class QuestionReader {
    private final TaskSpec spec;
    private final CharacterBudget budget;

    QuestionReader(TaskSpec spec, CharacterBudget budget) {
        this.spec = spec;
        this.budget = budget;
    }

    List<Instance> read() {
        List<Instance> instances = new ArrayList<>();
        for (InputFile file : TaskFiles.of(spec)) {
            QuestionTemplate template = QuestionTemplate.beside(file);
            try (TaskLines lines = new TaskLines(file)) {
                for (JsonNode line = lines.next(); line != null && room(instances); line = lines.next()) {
                    instances.add(instance(line, template, lines));
                }
            }
        }
        if (instances.isEmpty()) {
            throw new BadTask(
                    "path", "task " + spec.name() + ": " + spec.path() + " contains no question; check the file");
        }
        return instances;
    }

    private boolean room(List<Instance> instances) {
        return spec.unlimited() || instances.size() < spec.limit();
    }

    private Instance instance(JsonNode line, QuestionTemplate template, TaskLines at) {
        String question = text(line.path("question"), "question", at);
        JsonNode listed = line.path("choices");
        if (!listed.isArray() || listed.size() < 2) {
            throw at.problem("field \"choices\" must be a list of at least two texts");
        }
        String context = template.context(question);
        budget.take(context.length());
        List<Choice> choices = new ArrayList<>();
        for (JsonNode choice : listed) {
            String continuation = template.continuation(text(choice, "choices", at));
            budget.take(continuation.length());
            choices.add(new Choice(context, continuation, template.unconditionalContext()));
        }
        String subtask = line.path("subtask").asText(spec.name());
        return new Instance(subtask, gold(line.path("gold"), choices.size(), at), choices);
    }

    private static String text(JsonNode node, String field, TaskLines at) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw at.problem("field \"" + field + "\" must be a non-empty text");
        }
        return node.textValue();
    }

    private static int gold(JsonNode node, int choices, TaskLines at) {
        int gold = -1;
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            gold = node.intValue();
        } else if (node.isTextual() && node.textValue().length() == 1) {
            gold = node.textValue().charAt(0) - 'A';
        }
        if (gold < 0 || gold >= choices) {
            throw at.problem("field \"gold\" is " + (node.isMissingNode() ? "missing" : node.toString())
                    + "; it must be the index of one of the " + choices + " choices from 0, or its letter from A");
        }
        return gold;
    }
}
