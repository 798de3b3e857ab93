package io.datadecide.corpus.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicateFilterTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.7, 0.8, 0.9})
    void pairsWellAboveTheSimilarityGoAndPairsWellBelowStay(double similarity) {
        assertThat(shareFound(similarity, similarity + 0.6 * (1 - similarity))).isGreaterThan(0.9);
        assertThat(shareFound(similarity, similarity - 0.25)).isLessThan(0.1);
    }

    @Test
    void aChangedYearIsANearDuplicate() {
        NearDuplicateFilter filter = new NearDuplicateFilter(0.8);
        String licence = words(new Random(1), 100);
        assertThat(filter.apply("Copyright 2020. " + licence)).isNotNull();
        assertThat(filter.apply("COPYRIGHT 2021. " + licence)).isNull();
    }

    @Test
    void shortTextsAreComparedWhole() {
        NearDuplicateFilter filter = new NearDuplicateFilter(0.8);
        assertThat(filter.apply("two words")).isNotNull();
        assertThat(filter.apply("Two  words!")).isNull();
        assertThat(filter.apply("other words")).isNotNull();
        assertThat(filter.apply("---")).isNotNull();
        assertThat(filter.apply("***")).isNotNull();
    }

    /** Share of pairs of such a true Jaccard similarity that the filter takes for copies. */
    private static double shareFound(double threshold, double similarity) {
        int pairs = 100;
        int found = 0;
        Random random = new Random(7);
        for (int i = 0; i < pairs; i++) {
            NearDuplicateFilter filter = new NearDuplicateFilter(threshold);
            // Of n shingles each, a common part c gives the similarity c / (2n - c).
            int n = 1000;
            int common = (int) Math.round(2 * n * similarity / (1 + similarity));
            String shared = words(random, common);
            filter.apply(shared + " " + words(random, n - common));
            found += filter.apply(shared + " " + words(random, n - common)) == null ? 1 : 0;
        }
        return (double) found / pairs;
    }

    private static String words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(Long.toString(random.nextLong() >>> 1, 36));
        }
        return String.join(" ", words);
    }
}
