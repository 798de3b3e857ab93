package io.datadecide.plan.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggests the name that was probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /** The end of a message: `; did you mean …?` when a word is near, else the words that there are. */
    static String of(String given, List<String> words) {
        return near(given, words)
                .map(word -> "; did you mean `" + word + "`?")
                .orElse("; there are " + String.join(", ", words));
    }

    /** The word that is near enough to have been meant, if any. */
    public static Optional<String> near(String given, List<String> words) {
        String wanted = given.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, given.length() / 3);
        return words.stream()
                .filter(word -> distance(wanted, word.toLowerCase(Locale.ROOT)) <= tolerance)
                .min(Comparator.comparingInt(word -> distance(wanted, word.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
