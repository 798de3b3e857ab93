package io.datadecide.corpus.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NgramIndexTest {
    @Test
    void aCopyIsFoundWhateverItsCaseAndPunctuation() {
        NgramIndex index =
                NgramIndex.of(4, List.of(new Passage("q1", "Which technology was developed most recently?")));

        index.scan("He asked: which TECHNOLOGY, was -- developed (most) recently; nobody knew.");

        assertThat(index.overlaps()).containsExactly(new Overlap("q1", 3, 3, 3));
    }

    @Test
    void anNgramDoesNotReachFromOneDocumentIntoTheNext() {
        NgramIndex index = NgramIndex.of(3, List.of(new Passage("q", "one two three")));

        index.scan("zero one two");
        index.scan("three four");

        assertThat(index.overlaps().getFirst().contaminated()).isFalse();
    }

    @Test
    void aPassageShorterThanAnNgramCannotBeJudged() {
        NgramIndex index = NgramIndex.of(13, List.of(new Passage("q", "too short")));

        index.scan("too short");

        Overlap overlap = index.overlaps().getFirst();
        assertThat(overlap).isEqualTo(new Overlap("q", 0, 0, 0));
        assertThat(overlap.share()).isNaN();
    }

    @Test
    void twoPassagesThatShareAnNgramBothCountIt() {
        NgramIndex index = NgramIndex.of(2, List.of(new Passage("a", "red fox runs"), new Passage("b", "a red fox")));

        index.scan("red fox, red fox");

        assertThat(index.overlaps()).containsExactly(new Overlap("a", 2, 1, 2), new Overlap("b", 2, 1, 2));
    }

    @Test
    void countsEqualThoseOfAPlainMapOnRandomText() {
        Random random = new Random(7);
        List<Passage> passages = IntStream.range(0, 300)
                .mapToObj(i -> new Passage("p" + i, words(random, random.nextInt(20))))
                .toList();
        List<String> documents =
                IntStream.range(0, 200).mapToObj(i -> words(random, 400)).toList();
        NgramIndex index = NgramIndex.of(3, passages);

        documents.forEach(index::scan);

        assertThat(index.overlaps()).isEqualTo(expected(passages, documents));
    }

    @Test
    void anNgramOfNoWordsIsRefused() {
        assertThatThrownBy(() -> NgramIndex.of(0, List.of())).hasMessageContaining("give 1 or more");
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + random.nextInt(12)).collect(Collectors.joining(" "));
    }

    private static List<Overlap> expected(List<Passage> passages, List<String> documents) {
        Map<String, Long> counts = new HashMap<>();
        for (String document : documents) {
            trigrams(document).forEach(ngram -> counts.merge(ngram, 1L, Long::sum));
        }
        List<Overlap> expected = new ArrayList<>();
        for (Passage passage : passages) {
            Set<String> distinct = new HashSet<>(trigrams(passage.text()));
            int found = (int) distinct.stream().filter(counts::containsKey).count();
            long occurrences =
                    distinct.stream().mapToLong(n -> counts.getOrDefault(n, 0L)).sum();
            expected.add(new Overlap(passage.id(), distinct.size(), found, occurrences));
        }
        return expected;
    }

    private static List<String> trigrams(String text) {
        String[] words = text.split(" ");
        return IntStream.range(0, Math.max(0, words.length - 2))
                .mapToObj(i -> words[i] + " " + words[i + 1] + " " + words[i + 2])
                .toList();
    }
}
