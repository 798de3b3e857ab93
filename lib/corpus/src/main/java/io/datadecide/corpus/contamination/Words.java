package io.datadecide.corpus.contamination;

import java.util.function.Consumer;

/**
 * Splits a text into the words that are compared: maximal runs of letters and digits in lower case. Punctuation, white space
 * and case do not keep a copy from being found.
 */
final class Words {
    private Words() {}

    static void forEach(CharSequence text, Consumer<String> word) {
        StringBuilder current = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point)) {
                current.appendCodePoint(Character.toLowerCase(point));
            } else if (!current.isEmpty()) {
                word.accept(current.toString());
                current.setLength(0);
            }
        });
        if (!current.isEmpty()) {
            word.accept(current.toString());
        }
    }
}
