package io.datadecide.corpus.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The filters of one recipe at work, in their documented order, counting what each dropped. For one thread. */
public final class FilterChain {
    private final Map<String, DocumentFilter> filters = new LinkedHashMap<>();
    private final SortedMap<String, Long> dropped = new TreeMap<>();

    /** Filters that have seen nothing yet. */
    public FilterChain(Filters rules) {
        if (!rules.dropLinesMatching().isEmpty()) {
            filters.put("dropLinesMatching", new MatchingLineFilter(rules.dropLinesMatching()));
        }
        if (rules.maxLineRepeats() > 0) {
            filters.put("maxLineRepeats", new RepeatedLineFilter(rules.maxLineRepeats()));
        }
        filters.put("blank", text -> text.isBlank() ? null : text);
        if (rules.minCharacters() > 0) {
            filters.put("minCharacters", text -> characters(text) < rules.minCharacters() ? null : text);
        }
        if (rules.maxCharacters() > 0) {
            filters.put("maxCharacters", text -> characters(text) > rules.maxCharacters() ? null : text);
        }
        if (!rules.keepMatching().isEmpty()) {
            AnyPattern keep = new AnyPattern(rules.keepMatching());
            filters.put("keepMatching", text -> keep.isFoundIn(text) ? text : null);
        }
        if (!rules.dropMatching().isEmpty()) {
            AnyPattern drop = new AnyPattern(rules.dropMatching());
            filters.put("dropMatching", text -> drop.isFoundIn(text) ? null : text);
        }
        if (rules.dropExactDuplicates()) {
            filters.put("dropExactDuplicates", new ExactDuplicateFilter());
        }
        if (rules.nearDuplicateSimilarity() > 0) {
            filters.put("nearDuplicateSimilarity", new NearDuplicateFilter(rules.nearDuplicateSimilarity()));
        }
    }

    /** The text that is left of a document, or null when it is dropped. */
    public @Nullable String apply(String text) {
        String left = text;
        for (Map.Entry<String, DocumentFilter> filter : filters.entrySet()) {
            left = filter.getValue().apply(left);
            if (left == null) {
                dropped.merge(filter.getKey(), 1L, Long::sum);
                return null;
            }
        }
        return left;
    }

    /** Documents that each filter dropped so far, by its name; {@code blank} are those that had, or kept, no text. */
    public SortedMap<String, Long> dropped() {
        return new TreeMap<>(dropped);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
