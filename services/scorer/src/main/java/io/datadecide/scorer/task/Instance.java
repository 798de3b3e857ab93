package io.datadecide.scorer.task;

import java.util.List;

/**
 * One question, or one passage of text as a question with a single choice.
 *
 * @param subtask the part of the task that it counts for, for example {@code mmlu_anatomy}
 * @param gold index of the right choice
 * @param choices in the order of the file
 */
public record Instance(String subtask, int gold, List<Choice> choices) {

    public Instance {
        choices = List.copyOf(choices);
    }
}
