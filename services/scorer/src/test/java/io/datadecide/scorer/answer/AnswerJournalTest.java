package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerJournalTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void answersComeBackToTheLastBit() {
        try (AnswerJournal journal = open()) {
            journal.append(chunk(1));
            journal.append(chunk(2));
        }
        try (AnswerJournal again = open()) {
            assertThat(again.chunks()).isEqualTo(2);
            assertThat(again.chunk(0)).isEqualTo(chunk(1));
            assertThat(again.chunk(1)).isEqualTo(chunk(2));
        }
    }

    @Test
    void chunkThatWasCutOffAnywhereIsDroppedAndTheOnesBeforeItStay() throws IOException {
        long first;
        try (AnswerJournal journal = open()) {
            journal.append(chunk(1));
            first = Files.size(file());
            journal.append(chunk(2));
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = (int) first; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (AnswerJournal journal = open()) {
                assertThat(journal.chunks()).isOne();
                assertThat(Files.size(file())).isEqualTo(first);
                journal.append(chunk(2));
            }
            assertThat(Files.readAllBytes(file())).isEqualTo(whole);
        }
    }

    @Test
    void chunkThatWasChangedIsNotTrusted() throws IOException {
        try (AnswerJournal journal = open()) {
            journal.append(chunk(1));
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 20] ^= 1;
        Files.write(file(), bytes);
        try (AnswerJournal journal = open()) {
            assertThat(journal.chunks()).isZero();
        }
    }

    @Test
    void journalIsHeldByOneWriterAtATime() {
        try (AnswerJournal journal = open()) {
            assertThat(journal.chunks()).isZero();
            assertThat(AnswerJournal.open(file())).isNull();
        }
    }

    @Test
    void whatDoesNotFitIsCutAndWrittenAnew() {
        try (AnswerJournal journal = open()) {
            journal.append(chunk(1));
            journal.append(chunk(2));
            journal.cut(1);
            journal.append(chunk(3));
        }
        try (AnswerJournal journal = open()) {
            assertThat(journal.chunk(0)).isEqualTo(chunk(1));
            assertThat(journal.chunk(1)).isEqualTo(chunk(3));
        }
    }

    private AnswerJournal open() {
        return Objects.requireNonNull(AnswerJournal.open(file()));
    }

    private Path file() {
        return directory.resolve("task.journal");
    }

    private static List<InstanceLikelihood> chunk(int seed) {
        return List.of(new InstanceLikelihood(
                1,
                List.of(
                        new ChoiceLikelihood(-1.1 * seed, Double.NaN, 1, 2, 3),
                        new ChoiceLikelihood(-1 / 3.0, -7.25, 4, 5, 6))));
    }
}
