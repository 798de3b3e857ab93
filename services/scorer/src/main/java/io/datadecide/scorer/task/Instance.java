package io.datadecide.scorer.task;

import java.util.List;

/**
 * Holds a question, or a passage of text as a question with a single choice.
 *
 * @param subtask the subtask that it belongs to, for example {@code mmlu_anatomy}
 * @param gold index of the correct choice
 * @param choices in the order of the file
 */
public record Instance(String subtask, int gold, List<Choice> choices) {

    public Instance {
        choices = List.copyOf(choices);
    }
}
