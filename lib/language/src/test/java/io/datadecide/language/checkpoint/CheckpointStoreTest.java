package io.datadecide.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.language.LanguageException;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.Training;
import io.datadecide.language.train.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    private final Training training = Training.onRealText();

    @TempDir
    Path directory;

    private CheckpointStore store;

    @BeforeEach
    void threeCheckpoints() {
        store = new CheckpointStore(directory.resolve("checkpoints"));
        try (TrainingSession session =
                TrainingSession.create(Training.TINY, OptimizerSettings.DATADECIDE, Training.SEQUENCES, 1)) {
            for (long step = 1; step <= 3; step++) {
                training.until(session, step);
                session.save(store, "{\"seed\":1}", step * Training.SEQUENCES, "test");
            }
        }
    }

    @Test
    void newestWholeKnowsWhereItStood() {
        Checkpoint checkpoint = Objects.requireNonNull(store.newestWhole().checkpoint());

        assertThat(checkpoint.directory()).hasFileName("step-00000003");
        assertThat(checkpoint.manifest().run()).isEqualTo("{\"seed\":1}");
        assertThat(checkpoint.manifest().step()).isEqualTo(3);
        assertThat(checkpoint.manifest().dataPosition()).isEqualTo(3L * Training.SEQUENCES);
        assertThat(checkpoint.manifest().shape()).isEqualTo(Training.TINY);
    }

    @Test
    void corruptNewestFallsBackAndSaysWhy() throws IOException {
        flipByte(store.directory(3).resolve("optimizer.safetensors"));

        CheckpointStore.Recovery recovery = store.newestWhole();

        assertThat(Objects.requireNonNull(recovery.checkpoint()).manifest().step())
                .isEqualTo(2);
        assertThat(recovery.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.directory()).hasFileName("step-00000003");
            assertThat(skipped.reason()).contains("optimizer.safetensors").contains("damaged");
        });
    }

    @Test
    void cutOffFileAndMissingManifestAreSkipped() throws IOException {
        Path model = store.directory(3).resolve("model.safetensors");
        Files.write(model, java.util.Arrays.copyOf(Files.readAllBytes(model), 1000));
        Files.delete(store.directory(2).resolve("manifest.json"));

        CheckpointStore.Recovery recovery = store.newestWhole();

        assertThat(Objects.requireNonNull(recovery.checkpoint()).manifest().step())
                .isEqualTo(1);
        assertThat(recovery.skipped()).hasSize(2);
    }

    @Test
    void manifestsWithAnImpossibleShapeOrAnotherStepAreSkipped() throws IOException {
        replace(store.directory(3).resolve("manifest.json"), "\"step\" : 3", "\"step\" : 1");
        replace(store.directory(2).resolve("manifest.json"), "\"heads\" : ", "\"heads\" : -");

        CheckpointStore.Recovery recovery = store.newestWhole();

        assertThat(Objects.requireNonNull(recovery.checkpoint()).manifest().step())
                .isEqualTo(1);
        assertThat(recovery.skipped())
                .extracting(CheckpointStore.Skipped::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("step-00000003/manifest.json: has step 1"),
                        reason -> assertThat(reason)
                                .contains("step-00000002/manifest.json: is not a manifest: ", "heads"));
    }

    @Test
    void emptyStoreHasNothingToGoOnFrom() {
        CheckpointStore.Recovery recovery = new CheckpointStore(directory.resolve("none")).newestWhole();

        assertThat(recovery.checkpoint()).isNull();
        assertThat(recovery.skipped()).isEmpty();
    }

    @Test
    void pruneKeepsTheNewestAndWhatIsToBeScored() throws IOException {
        Files.createDirectories(directory.resolve("checkpoints/.unfinished-step-00000004-1"));

        store.prune(Set.of(1L), 1);

        assertThat(store.steps()).containsExactly(3L, 1L);
        try (Stream<Path> left = Files.list(directory.resolve("checkpoints"))) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void writingWhereNoDirectoryCanBeLeavesNothingAndNamesThePlace() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        try (TrainingSession session =
                TrainingSession.create(Training.TINY, OptimizerSettings.DATADECIDE, Training.SEQUENCES, 1)) {
            assertThatThrownBy(() -> session.save(new CheckpointStore(file), "{}", 0, "test"))
                    .isInstanceOf(LanguageException.BadCheckpoint.class)
                    .hasMessageContaining(file + "/step-00000000");
        }
    }

    @Test
    void sameStepWrittenAgainIsReplaced() {
        Checkpoint checkpoint = Objects.requireNonNull(store.newestWhole().checkpoint());
        try (TrainingSession session =
                TrainingSession.restore(checkpoint, OptimizerSettings.DATADECIDE, Training.SEQUENCES)) {
            Checkpoint again =
                    session.save(store, "{\"seed\":1}", checkpoint.manifest().dataPosition(), "test");

            assertThat(again.manifest()).isEqualTo(checkpoint.manifest());
            assertThat(Checkpoint.verify(again.directory()).manifest()).isEqualTo(checkpoint.manifest());
        }
    }

    private static void replace(Path file, String old, String now) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, now));
    }

    private static void flipByte(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length - 5] ^= 1;
        Files.write(file, content);
    }
}
