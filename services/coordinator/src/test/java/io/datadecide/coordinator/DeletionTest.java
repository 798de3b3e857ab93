package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.VolumeRunFiles;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.store.Run;
import io.datadecide.plan.grid.ResolvedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forgetting experiments, with a worker that hangs. */
class DeletionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path out;

    private CoordinatorHarness harness;

    @BeforeEach
    void open() throws Exception {
        harness = new CoordinatorHarness(out, (request, sink) -> {}, PATIENCE);
        harness.create(CoordinatorHarness.YAML);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void whatRunsIsNotForgottenUnlessItIsForced() {
        assertThatThrownBy(() -> harness.deletion.delete("small", false, false))
                .isInstanceOfSatisfying(
                        CoordinatorException.NotNow.class,
                        e -> assertThat(e.reason()).isEqualTo("EXPERIMENT_RUNNING"));
        assertThat(harness.commands.require("small").state()).isEqualTo(ExperimentState.RUNNING);
        harness.deletion.delete("small", true, false);
        assertThat(harness.stores.experiments().find("small")).isEmpty();
        assertThat(harness.stores.runs().ofExperiment("small")).isEmpty();
        assertThatThrownBy(() -> harness.deletion.delete("small", true, false))
                .isInstanceOf(CoordinatorException.NotFound.class);
    }

    @Test
    void aNameThatWasForgottenIsFreeForAnotherFile() {
        harness.deletion.delete("small", true, false);
        harness.create(CoordinatorHarness.YAML.replace("seeds: [1]", "seeds: [1, 2]"));
        assertThat(harness.stores.runs().ofExperiment("small")).hasSize(6);
    }

    @Test
    void workersEndBeforeTheirExperimentIsForgotten() throws IOException {
        harness.behaviour("prepare-a", "hang after the lease");
        harness.start();
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(out.resolve("child")));
        assertThatThrownBy(() -> harness.deletion.delete("small", true, true))
                .isInstanceOfSatisfying(
                        CoordinatorException.NotNow.class,
                        e -> assertThat(e.reason()).isEqualTo("WORKERS_ENDING"));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(CoordinatorException.NotNow.class)
                .until(() -> {
                    harness.deletion.delete("small", true, true);
                    return true;
                });
        assertThat(harness.launcher.active()).isEmpty();
        assertThat(harness.stores.experiments().find("small")).isEmpty();
    }

    @Test
    void filesGoOnlyWhenAskedForAndNeverWhatAnotherExperimentShares() throws IOException {
        harness.create(CoordinatorHarness.YAML
                .replace("name: small", "name: twin")
                .replace("name: b, path: b", "name: c, path: c"));
        List<Path> shared = List.of(make(directory("a-nano1")), make(directory("prepare-a")));
        List<Path> own = List.of(make(directory("b-nano1")), make(directory("prepare-b")));
        assertThat(harness.deletion.delete("small", true, true)).isEqualTo(2);
        assertThat(shared).allMatch(Files::exists);
        assertThat(own).noneMatch(Files::exists);
        harness.deletion.delete("twin", true, false);
        assertThat(shared).allMatch(Files::exists);
    }

    private Path directory(String prefix) {
        Run run = harness.run(prefix);
        return Path.of(
                prefix.startsWith("prepare")
                        ? harness.directory.tokens(
                                ResolvedCorpus.fromJson(run.plan().spec()).corpusId())
                        : harness.directory.run(run.key()));
    }

    private static Path make(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("deep"));
        Files.writeString(directory.resolve("deep").resolve("file"), "text");
        return directory;
    }

    @Test
    void nothingOutsideOfTheRootIsEverRemoved() throws IOException {
        Path outside = Files.createDirectories(out.resolve("outside"));
        Path root = Files.createDirectories(out.resolve("root"));
        VolumeRunFiles files = new VolumeRunFiles(root);
        assertThatThrownBy(() -> files.remove(outside.toString())).isInstanceOf(LaunchException.class);
        assertThatThrownBy(() -> files.remove(root.resolve("../outside").toString()))
                .isInstanceOf(LaunchException.class);
        assertThatThrownBy(() -> files.remove(root.toString())).isInstanceOf(LaunchException.class);
        Path link = Files.createDirectories(root.resolve("run"));
        Files.createSymbolicLink(link.resolve("link"), make(outside));
        assertThat(files.remove(link.toString())).isTrue();
        assertThat(outside.resolve("deep").resolve("file")).exists();
        assertThat(files.remove(link.toString())).isFalse();
    }
}
