package io.datadecide.corpus.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.CorpusException.BadTokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
    @TempDir
    Path parent;

    @ParameterizedTest
    @ValueSource(ints = {258, 65_536, 65_537, 100_000})
    void anyRowComesBackAsItWasWritten(int vocabulary) {
        int[] ids = IntStream.range(0, 300_000)
                .map(i -> (int) (i * 7919L % vocabulary))
                .toArray();
        Path directory = write(vocabulary, ids);
        try (TokenFile file = TokenFile.open(directory)) {
            assertThat(file.tokens()).isEqualTo(ids.length);
            assertThat(file.windows(1000)).isEqualTo(300);
            assertThat(file.manifest().bytesPerToken()).isEqualTo(vocabulary <= 65_536 ? 2 : 4);
            int[] row = new int[105];
            file.copy(299_900, 100, row, 5);
            assertThat(row)
                    .startsWith(0, 0, 0, 0, 0)
                    .endsWith(IntStream.of(ids).skip(299_900).toArray());
            assertThatThrownBy(() -> file.copy(299_901, 100, row, 5)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> file.copy(0, 100, row, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void bytesLieLittleEndian() throws IOException {
        Path directory = write(300, 1, 256);
        assertThat(Files.readAllBytes(directory.resolve("tokens.bin"))).containsExactly(1, 0, 0, 1);
    }

    @Test
    void idsOutsideTheVocabularyNameTheTokenizerAndLeaveNothing() {
        assertThatThrownBy(() -> write(300, 1, 300))
                .isInstanceOf(CorpusException.TokenOutOfVocabulary.class)
                .hasMessageStartingWith("tokenizer test gave id 300, which does not fit a vocabulary of 300: use");
        assertThatThrownBy(() -> write(300, -1)).hasMessageStartingWith("tokenizer test gave id -1");
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void changedCutAndMissingFilesAreNoticed() throws IOException {
        Path directory = write(300, 1, 2, 3);
        Path tokens = directory.resolve("tokens.bin");
        byte[] whole = Files.readAllBytes(tokens);

        Files.write(tokens, new byte[] {9}, StandardOpenOption.WRITE);
        assertBad(directory, "has SHA-256");
        Files.write(tokens, List.of("x"), StandardOpenOption.APPEND);
        assertBad(directory, "has 8 bytes where its manifest says 6");
        Files.write(tokens, whole);
        Files.writeString(directory.resolve("manifest.json"), "{\"format\":");
        assertBad(directory, "has a manifest that is not JSON");
        Files.writeString(directory.resolve("manifest.json"), "{\"format\":\"other\"}");
        assertBad(directory, "has a manifest that has format `other`");
        Files.write(directory.resolve("manifest.json"), new byte[] {'{', (byte) 0xff});
        assertBad(directory, "has a manifest that is not UTF-8");
        Files.delete(directory.resolve("manifest.json"));
        assertBad(directory, "has no manifest.json");
    }

    @Test
    void aManifestWithoutItsTokensIsNoticed() throws IOException {
        Path directory = write(300, 1, 2, 3);
        Files.delete(directory.resolve("tokens.bin"));
        assertBad(directory, "has no tokens.bin");
    }

    @Test
    void anotherFileOfTheSameNameIsReplacedWhole() throws IOException {
        write(300, 1, 2, 3);
        Files.createDirectories(parent.resolve("tokens.partial/left/by/a/killed/process"));
        Path directory = write(300, 4);
        try (TokenFile file = TokenFile.open(directory);
                Stream<Path> left = Files.list(parent)) {
            assertThat(file.tokens()).isEqualTo(1);
            assertThat(left).containsExactly(directory);
        }
    }

    private static void assertBad(Path directory, String problem) {
        assertThatThrownBy(() -> TokenFile.open(directory))
                .isInstanceOf(BadTokenFile.class)
                .hasMessageStartingWith("token file " + directory + " " + problem)
                .hasMessageEndingWith(": delete the directory and prepare the corpus again");
    }

    private Path write(int vocabulary, int... ids) {
        Path directory = parent.resolve("tokens");
        try (TokenFileWriter writer = new TokenFileWriter(directory, new FixedVocabulary(vocabulary))) {
            writer.append(ids, ids.length);
            writer.finish(new TokenManifest(
                    "test",
                    "test",
                    vocabulary,
                    0,
                    TokenManifest.bytesPerToken(vocabulary),
                    writer.tokens(),
                    1,
                    writer.sha256(),
                    List.of(),
                    new TreeMap<>()));
        }
        return directory;
    }

    private record FixedVocabulary(int vocabulary) implements Tokenizer {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public int endOfText() {
            return 0;
        }

        @Override
        public int[] encode(String text) {
            return new int[0];
        }
    }
}
