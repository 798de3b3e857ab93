package io.datadecide.corpus.recipe;

import java.util.function.LongConsumer;

/**
 * Hashes of the overlapping 5-word pieces of a text; words are runs of letters and digits, in lower case. A text of fewer
 * words is one shingle; one without words has none.
 */
final class Shingles {
    private static final int WORDS = 5;

    private final String text;
    private final long[] window = new long[WORDS];
    private int words;

    Shingles(String text) {
        this.text = text;
    }

    /** Gives each shingle to the consumer; false when there is none. */
    boolean forEach(LongConsumer consumer) {
        int i = 0;
        while (i < text.length()) {
            int start = i;
            long word = 0;
            while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                word = TextHash.add(word, Character.toLowerCase(text.charAt(i)));
                i++;
            }
            if (i == start) {
                i++;
                continue;
            }
            window[words++ % WORDS] = word;
            if (words >= WORDS) {
                consumer.accept(shingle(WORDS));
            }
        }
        if (words > 0 && words < WORDS) {
            consumer.accept(shingle(words));
        }
        return words > 0;
    }

    private long shingle(int length) {
        long hash = length;
        for (int i = words - length; i < words; i++) {
            hash = TextHash.add(hash, window[i % WORDS]);
        }
        return TextHash.finish(hash);
    }
}
