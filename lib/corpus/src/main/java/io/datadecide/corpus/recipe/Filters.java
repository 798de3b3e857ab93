package io.datadecide.corpus.recipe;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a recipe does to documents, in this order: drop lines, then drop documents. Duplicates are looked for across all
 * sources of the recipe, in the order in which it reads them; the first one stays.
 *
 * @param dropLinesMatching regular expressions; a line in which one of them is found is removed
 * @param maxLineRepeats how often the same line may occur in the whole recipe (lines are compared without surrounding
 *     white space; blank lines do not count); later ones are removed. At most 100; 0: any number
 * @param minCharacters documents with fewer characters (Unicode code points) are dropped. 0: none
 * @param maxCharacters documents with more characters are dropped. 0: no limit
 * @param keepMatching regular expressions; documents in which none of them is found are dropped. Empty: keep all
 * @param dropMatching regular expressions; documents in which one of them is found are dropped
 * @param dropExactDuplicates whether a document equal to an earlier one is dropped
 * @param nearDuplicateSimilarity Jaccard similarity of the sets of 5-word shingles from which a document counts as a
 *     copy of an earlier one and is dropped: 0 (keep near-duplicates), or from 0.5 to 1
 */
@RecordBuilder
public record Filters(
        List<String> dropLinesMatching,
        int maxLineRepeats,
        int minCharacters,
        int maxCharacters,
        List<String> keepMatching,
        List<String> dropMatching,
        boolean dropExactDuplicates,
        double nearDuplicateSimilarity) {
    private static final int MAX_LINE_REPEATS = 100;
    private static final Filters NONE = FiltersBuilder.builder()
            .dropLinesMatching(List.of())
            .maxLineRepeats(0)
            .minCharacters(0)
            .maxCharacters(0)
            .keepMatching(List.of())
            .dropMatching(List.of())
            .dropExactDuplicates(false)
            .nearDuplicateSimilarity(0)
            .build();

    public Filters {
        dropLinesMatching = patterns("dropLinesMatching", dropLinesMatching);
        keepMatching = patterns("keepMatching", keepMatching);
        dropMatching = patterns("dropMatching", dropMatching);
        notNegative("maxLineRepeats", maxLineRepeats);
        if (maxLineRepeats > MAX_LINE_REPEATS) {
            throw new IllegalArgumentException("maxLineRepeats is " + maxLineRepeats + ": give at most "
                    + MAX_LINE_REPEATS + ", or 0 to let lines repeat");
        }
        notNegative("minCharacters", minCharacters);
        notNegative("maxCharacters", maxCharacters);
        if (maxCharacters > 0 && maxCharacters < minCharacters) {
            throw new IllegalArgumentException("maxCharacters " + maxCharacters + " is below minCharacters "
                    + minCharacters + ": no document could pass");
        }
        if (nearDuplicateSimilarity != 0 && !(nearDuplicateSimilarity >= 0.5 && nearDuplicateSimilarity <= 1)) {
            throw new IllegalArgumentException("nearDuplicateSimilarity is " + nearDuplicateSimilarity
                    + ": give 0 to keep near-duplicates, or a value from 0.5 to 1");
        }
    }

    /** Filters that let every document pass as it is. */
    public static Filters none() {
        return NONE;
    }

    private static void notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    name + " is " + value + ": give 0 to switch it off, or a number above 0");
        }
    }

    private static List<String> patterns(String name, List<String> patterns) {
        for (String pattern : patterns) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        name + " has a bad regular expression `" + pattern + "`: " + e.getDescription(), e);
            }
        }
        return List.copyOf(patterns);
    }
}
