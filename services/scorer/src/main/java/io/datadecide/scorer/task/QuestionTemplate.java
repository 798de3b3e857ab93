package io.datadecide.scorer.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Formats questions as requests.
 *
 * @param question context, with the placeholder {@code {question}}
 * @param choice continuation, with the placeholder {@code {choice}}
 * @param unconditionalContext context without the question
 */
record QuestionTemplate(String question, String choice, String unconditionalContext) {
    private static final String QUESTION = "{question}";
    private static final String CHOICE = "{choice}";
    private static final String SHARED = "template.json";

    /** The format of OLMES (Gu et al. 2024, section 3.2), without examples. */
    static final QuestionTemplate DEFAULT =
            new QuestionTemplate("Question: {question}\nAnswer:", " {choice}", "Answer:");

    QuestionTemplate {
        if (!question.contains(QUESTION) || !choice.contains(CHOICE)) {
            throw new IllegalArgumentException(
                    "a template needs " + QUESTION + " in its question and " + CHOICE + " in its choice");
        }
    }

    String context(String text) {
        return question.replace(QUESTION, text);
    }

    String continuation(String text) {
        return choice.replace(CHOICE, text);
    }

    /** Reads the template of a file of questions; returns the default when there is none. */
    static QuestionTemplate beside(InputFile file) {
        return file(file).map(QuestionTemplate::read).orElse(DEFAULT);
    }

    /** Finds {@code quiz.template.json} for {@code quiz.jsonl}, else {@code template.json} for all files of its directory. */
    static Optional<InputFile> file(InputFile questions) {
        String name = questions.name();
        int end = name.indexOf(".jsonl");
        return Stream.of((end < 0 ? name : name.substring(0, end)) + "." + SHARED, SHARED)
                .flatMap(beside -> questions.sibling(beside).stream())
                .findFirst();
    }

    private static QuestionTemplate read(InputFile template) {
        try {
            JsonNode node = JsonMapper.builder().build().readTree(TaskFiles.content(template));
            for (String name : (Iterable<String>) node::fieldNames) {
                if (!List.of("question", "choice", "unconditionalContext").contains(name)) {
                    throw new BadTask(
                            "path",
                            template + ": unknown field \"" + name
                                    + "\"; use question, choice and unconditionalContext");
                }
            }
            return new QuestionTemplate(
                    node.path("question").asText(DEFAULT.question()),
                    node.path("choice").asText(DEFAULT.choice()),
                    node.path("unconditionalContext").asText(DEFAULT.unconditionalContext()));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadTask("path", template + ": " + e.getMessage() + "; correct or remove it");
        }
    }
}
