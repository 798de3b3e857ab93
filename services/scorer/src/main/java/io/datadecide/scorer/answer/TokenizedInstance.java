package io.datadecide.scorer.answer;

import java.util.List;

/** Holds an instance as tokens. */
public record TokenizedInstance(String subtask, int gold, List<TokenizedChoice> choices) {

    public TokenizedInstance {
        choices = List.copyOf(choices);
    }
}
