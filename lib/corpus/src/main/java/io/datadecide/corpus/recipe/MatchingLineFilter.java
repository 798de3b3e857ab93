package io.datadecide.corpus.recipe;

import java.util.List;

/** Removes the lines in which a regular expression is found. */
final class MatchingLineFilter implements DocumentFilter {
    private final AnyPattern patterns;

    MatchingLineFilter(List<String> expressions) {
        this.patterns = new AnyPattern(expressions);
    }

    @Override
    public String apply(String text) {
        return LineSieve.keep(text, line -> !patterns.isFoundIn(line));
    }
}
