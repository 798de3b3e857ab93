package io.datadecide.scorer.answer;

import java.util.List;

/** One question as tokens. */
record TokenizedInstance(String subtask, int gold, List<TokenizedChoice> choices) {

    TokenizedInstance {
        choices = List.copyOf(choices);
    }
}
