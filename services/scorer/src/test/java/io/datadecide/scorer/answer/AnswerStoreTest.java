package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerStoreTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void answersComeBackToTheLastBit() {
        AnswerStore store = AnswerStore.open(directory, "checkpoint|task");
        store.append(chunk(1));
        store.append(chunk(2));
        AnswerStore again = AnswerStore.open(directory, "checkpoint|task");
        assertThat(again.chunks()).isEqualTo(2);
        assertThat(again.chunk(0)).isEqualTo(chunk(1));
        assertThat(again.chunk(1)).isEqualTo(chunk(2));
        assertThat(AnswerStore.open(directory, "checkpoint|other").chunks()).isZero();
    }

    @Test
    void chunkThatWasCutOffAnywhereIsDroppedAndTheOnesBeforeItStay() throws IOException {
        AnswerStore store = AnswerStore.open(directory, "id");
        store.append(chunk(1));
        Path file = onlyFile();
        long first = Files.size(file);
        store.append(chunk(2));
        byte[] whole = Files.readAllBytes(file);
        for (int length = (int) first; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(AnswerStore.open(directory, "id").chunks()).isOne();
            assertThat(Files.size(file)).isEqualTo(first);
        }
    }

    @Test
    void chunkThatWasChangedIsNotTrusted() throws IOException {
        AnswerStore.open(directory, "id").append(chunk(1));
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
        assertThat(AnswerStore.open(directory, "id").chunks()).isZero();
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static List<InstanceLikelihood> chunk(int seed) {
        return List.of(new InstanceLikelihood(
                1,
                List.of(
                        new ChoiceLikelihood(-1.1 * seed, Double.NaN, 1, 2, 3),
                        new ChoiceLikelihood(-1 / 3.0, -7.25, 4, 5, 6))));
    }
}
