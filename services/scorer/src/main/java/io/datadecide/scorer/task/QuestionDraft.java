package io.datadecide.scorer.task;

import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.ArrayList;
import java.util.List;

/** Builds a question from its requests. */
final class QuestionDraft {
    private final RequestLine first;
    private final List<RequestLine> conditional = new ArrayList<>();
    private final List<String> unconditionalContexts = new ArrayList<>();

    QuestionDraft(RequestLine first) {
        this.first = first;
    }

    void add(RequestLine line, TaskLines at) {
        if (line.gold() != first.gold()) {
            throw at.problem("label " + line.gold() + " contradicts label " + first.gold()
                    + " of an earlier choice of doc_id " + first.document() + "; a question has one gold answer");
        }
        if (line.unconditional()) {
            addUnconditional(line, at);
            return;
        }
        expect(line, conditional.size(), at);
        // Choices usually share their context; one copy saves memory.
        boolean shared = line.context().equals(first.context());
        conditional.add(
                shared
                        ? new RequestLine(
                                line.task(),
                                line.document(),
                                false,
                                line.choice(),
                                line.gold(),
                                first.context(),
                                line.continuation())
                        : line);
    }

    private void addUnconditional(RequestLine line, TaskLines at) {
        int choice = unconditionalContexts.size();
        expect(line, choice, at);
        if (choice >= conditional.size()
                || !conditional.get(choice).continuation().equals(line.continuation())) {
            throw at.problem("the unconditional request of choice " + choice + " has another continuation than doc_id "
                    + first.document() + "; write the two kinds from the same question");
        }
        unconditionalContexts.add(line.context().intern());
    }

    private void expect(RequestLine line, int choice, TaskLines at) {
        if (line.choice() != choice) {
            throw at.problem("idx is " + line.choice() + " where choice " + choice + " of doc_id " + first.document()
                    + " is expected; write each choice once and in order");
        }
    }

    /** Returns the question; errors name {@code file}. */
    Instance instance(String file, String defaultSubtask) {
        String question = file + ": doc_id " + first.document();
        if (conditional.size() < 2) {
            throw new BadTask(
                    "path", question + " has " + conditional.size() + " choice; a question needs at least two");
        }
        if (first.gold() >= conditional.size()) {
            throw new BadTask(
                    "path",
                    question + " has label " + first.gold() + " but " + conditional.size()
                            + " choices; labels count from 0");
        }
        if (!unconditionalContexts.isEmpty() && unconditionalContexts.size() != conditional.size()) {
            throw new BadTask(
                    "path",
                    question + " has " + conditional.size() + " choices but " + unconditionalContexts.size()
                            + " unconditional requests; write one for each choice, or none");
        }
        List<Choice> choices = new ArrayList<>();
        for (RequestLine line : conditional) {
            String without = unconditionalContexts.isEmpty() ? null : unconditionalContexts.get(line.choice());
            choices.add(new Choice(line.context(), line.continuation(), without));
        }
        return new Instance(first.task().isEmpty() ? defaultSubtask : first.task(), first.gold(), choices);
    }
}
