package io.datadecide.corpus.contamination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The n-grams of a benchmark's passages, ready to be looked for in a corpus that streams by. Memory depends on the passages
 * only: about 40 bytes a word. Counts are exact: a hash that matches is compared word by word.
 *
 * <p>Not thread-safe: scan one corpus with one index, or give each thread its own.
 */
public final class NgramIndex {
    /** Words of an n-gram by default (Brown et al. 2020, appendix C). */
    public static final int DEFAULT_LENGTH = 13;

    private final int length;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final NgramTable ngrams;
    private final List<int[]> passageNgrams = new ArrayList<>();

    private NgramIndex(int length) {
        if (length < 1) {
            throw new IllegalArgumentException(
                    "an n-gram of " + length + " words finds nothing: give 1 or more, usually " + DEFAULT_LENGTH);
        }
        this.length = length;
        this.ngrams = new NgramTable(length);
    }

    /**
     * Indexes passages.
     *
     * @param length words of an n-gram, at least 1
     */
    public static NgramIndex of(int length, List<Passage> passages) {
        NgramIndex index = new NgramIndex(length);
        passages.forEach(index::add);
        return index;
    }

    private void add(Passage passage) {
        List<Integer> words = new ArrayList<>();
        Words.forEach(passage.text(), word -> words.add(vocabulary.computeIfAbsent(word, w -> vocabulary.size())));
        int[] found = new int[Math.max(0, words.size() - length + 1)];
        int[] ngram = new int[length];
        for (int start = 0; start < found.length; start++) {
            for (int i = 0; i < length; i++) {
                ngram[i] = words.get(start + i);
            }
            found[start] = ngrams.add(ngram);
        }
        ids.add(passage.id());
        passageNgrams.add(Arrays.stream(found).distinct().toArray());
    }

    /** Counts the n-grams of one document of the corpus. An n-gram never reaches from one document into the next. */
    public void scan(CharSequence document) {
        Window window = new Window();
        Words.forEach(document, window::accept);
    }

    /** What all scanned documents share with each passage, in the order in which the passages were given. */
    public List<Overlap> overlaps() {
        List<Overlap> overlaps = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            int found = 0;
            long occurrences = 0;
            for (int ngram : passageNgrams.get(i)) {
                long count = ngrams.occurrences(ngram);
                found += count > 0 ? 1 : 0;
                occurrences += count;
            }
            overlaps.add(new Overlap(ids.get(i), passageNgrams.get(i).length, found, occurrences));
        }
        return List.copyOf(overlaps);
    }

    /** The last n words of a document, as far as the passages know them: one unknown word rules out n n-grams. */
    private final class Window {
        private final int[] words = new int[length];
        private int known;

        void accept(String word) {
            @Nullable Integer id = vocabulary.get(word);
            if (id == null) {
                known = 0;
                return;
            }
            System.arraycopy(words, 1, words, 0, length - 1);
            words[length - 1] = id;
            known = Math.min(known + 1, length);
            if (known == length) {
                int ngram = ngrams.find(words);
                if (ngram != NgramTable.ABSENT) {
                    ngrams.count(ngram);
                }
            }
        }
    }
}
