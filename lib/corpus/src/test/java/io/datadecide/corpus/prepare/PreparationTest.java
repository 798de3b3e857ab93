package io.datadecide.corpus.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.TokenFile;
import io.datadecide.corpus.token.TokenManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    Path directory;

    @Test
    void documentsAreJoinedWithEndOfText() throws IOException {
        Path file = lines("a.jsonl", "ab", "", "c");
        TokenManifest manifest = prepare(new Source(file.toString(), 1));
        assertThat(tokens()).containsExactly('a', 'b', 256, 'c', 256);
        assertThat(manifest.documents()).isEqualTo(2);
        assertThat(manifest.dropped()).containsEntry("blank", 1L);
        assertThat(manifest.sources()).allMatch(TokenManifest.SourceShare::exhausted);
    }

    @Test
    void sharesOfTokensEqualTheWeights() throws IOException {
        Source large = new Source(random("large.jsonl", 1, 4000, 300).toString(), 3);
        Source small = new Source(random("small.jsonl", 2, 4000, 50).toString(), 1);
        TokenManifest manifest = prepare(large, small);
        long fromLarge = manifest.sources().get(0).tokens();
        long fromSmall = manifest.sources().get(1).tokens();
        assertThat((double) fromLarge).isCloseTo(3.0 * fromSmall, within(3 * 301.0));
        assertThat(manifest.sources().get(0).exhausted()).isFalse();
        assertThat(manifest.sources().get(1).exhausted()).isTrue();
    }

    @Test
    void theSameRecipeGivesTheSameBytes() throws IOException {
        Source[] sources = {
            new Source(random("a.jsonl", 1, 3000, 500).toString(), 1),
            new Source(random("b.jsonl", 2, 3000, 200).toString(), 2)
        };
        assertThat(prepare(sources)).isEqualTo(prepare(sources));
    }

    @Test
    void theLimitCutsTheLastDocument() throws IOException {
        Path file = lines("a.jsonl", "abc", "def");
        Recipe recipe = new Recipe("cut", List.of(new Source(file.toString(), 1)), Filters.none(), 6);
        Preparation.prepare(recipe, new BytesTokenizer(), directory.resolve("out"), (documents, tokens) -> {});
        assertThat(tokens()).containsExactly('a', 'b', 'c', 256, 'd', 'e');
    }

    @Test
    void duplicatesAreFoundAcrossSources() throws IOException {
        Path first = lines("a.jsonl", "same text", "x");
        Path second = lines("b.jsonl", "same text", "y");
        Filters unique = new Filters(List.of(), 0, 0, 0, List.of(), List.of(), true, 0);
        Recipe recipe = new Recipe(
                "unique", List.of(new Source(first.toString(), 1), new Source(second.toString(), 1)), unique, 0);
        TokenManifest manifest =
                Preparation.prepare(recipe, new BytesTokenizer(), directory.resolve("out"), (documents, tokens) -> {});
        assertThat(manifest.dropped()).containsEntry("dropExactDuplicates", 1L);
    }

    @Test
    void sourcesWithoutTextAreNamed() throws IOException {
        Path empty = lines("empty.jsonl");
        Path full = lines("full.jsonl", "text");
        assertThatThrownBy(() -> prepare(new Source(full.toString(), 1), new Source(empty.toString(), 1)))
                .isInstanceOf(CorpusException.EmptyCorpus.class)
                .hasMessage("source " + empty + " of corpus test has no document left to train on: give it text, loosen"
                        + " the filters, or leave the source out");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aFileMayBeReadOnce() throws IOException {
        Path file = lines("a.jsonl", "text");
        assertThatThrownBy(() -> prepare(new Source(file.toString(), 1), new Source(directory + "/*.jsonl", 1)))
                .hasMessageStartingWith(
                        "corpus test reads file " + file + " twice, through " + file + " and " + directory);
    }

    @Test
    void aBadLineLeavesNothingHalfWritten() throws IOException {
        Path file = random("a.jsonl", 1, 10_000, 200);
        Files.writeString(file, Files.readString(file) + "{\"text\": \"cut");
        assertThatThrownBy(() -> prepare(new Source(file.toString(), 1)))
                .isInstanceOf(CorpusException.BadDocument.class)
                .hasMessageStartingWith(file + ":10001: the file ends in the middle of this line");
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().contains("out"));
    }

    @Test
    void progressIsTold() throws IOException {
        List<Long> told = new ArrayList<>();
        Recipe recipe = new Recipe(
                "test", List.of(new Source(random("a.jsonl", 1, 5000, 20).toString(), 1)), Filters.none(), 0);
        Preparation.prepare(
                recipe, new BytesTokenizer(), directory.resolve("out"), (documents, tokens) -> told.add(documents));
        assertThat(told).containsExactly(1024L, 2048L, 3072L, 4096L, 5000L);
    }

    private TokenManifest prepare(Source... sources) {
        Recipe recipe = new Recipe("test", List.of(sources), Filters.none(), 0);
        return Preparation.prepare(recipe, new BytesTokenizer(), directory.resolve("out"), (documents, tokens) -> {});
    }

    private int[] tokens() {
        try (TokenFile file = TokenFile.open(directory.resolve("out"))) {
            int[] tokens = new int[(int) file.tokens()];
            file.copy(0, tokens.length, tokens, 0);
            return tokens;
        }
    }

    private Path lines(String name, String... texts) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            lines.append("{\"text\":\"").append(text).append("\"}\n");
        }
        return Files.write(directory.resolve(name), lines.toString().getBytes(UTF_8));
    }

    private Path random(String name, int seed, int documents, int maxLength) throws IOException {
        Random random = new Random(seed);
        String[] texts = new String[documents];
        for (int i = 0; i < documents; i++) {
            texts[i] = "x" + Integer.toString(i, 36) + "y".repeat(random.nextInt(maxLength - 5));
        }
        return lines(name, texts);
    }
}
