package io.datadecide.corpus.recipe;

import java.util.List;
import java.util.regex.Pattern;

/** Whether one of several regular expressions is found in a text. */
final class AnyPattern {
    private final List<Pattern> patterns;

    AnyPattern(List<String> expressions) {
        this.patterns = expressions.stream().map(Pattern::compile).toList();
    }

    boolean isFoundIn(CharSequence text) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }
}
