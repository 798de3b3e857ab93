package io.datadecide.corpus.recipe;

import java.util.function.Predicate;

/** Removes lines of a text and leaves the others as they are, line ends included. */
final class LineSieve {
    private LineSieve() {}

    static String keep(String text, Predicate<String> wanted) {
        StringBuilder kept = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (wanted.test(text.substring(start, end))) {
                kept.append(text, start, newline < 0 ? end : end + 1);
            }
            start = newline < 0 ? end : end + 1;
        }
        return kept.length() == text.length() ? text : kept.toString();
    }
}
