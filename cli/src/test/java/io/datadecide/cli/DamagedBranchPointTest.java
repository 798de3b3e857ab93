package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that spoils a branch point while nobody looks: the experiment goes on, says so, and ends with the same evidence. */
@Tag("slow")
class DamagedBranchPointTest {
    /** 256 steps: the decay to step 128 leaves the stable phase after step 102. */
    private static final String EXPERIMENT = """
            name: branched
            corpora: [{name: ships, path: ships.txt}, {name: boats, path: boats.txt}]
            sizes: [{name: calm, layers: 1, width: 16, heads: 1}]
            seeds: [1]
            tokens: 65536
            training: {sequenceLength: 64, batchSequences: 4, warmupSteps: 10, schedule: wsd}
            checkpoints: {score: 2, resumeEvery: 40}
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: calm}
            """;

    private static final String SENTENCE = "The harbour was full of ships that day, and the wind came from the west. ";
    private static final String BRANCH_POINT = "checkpoints/step-00000102";

    @TempDir
    private Path directory;

    @Test
    void betweenTwoAttemptsItIsTrainedAgainToTheSameEvidence() throws Exception {
        writeCorpora();
        WholeProcess undisturbed = start("undisturbed");
        assertThat(undisturbed.exitCode()).as(undisturbed.output()).isZero();

        WholeProcess killed = start("damaged");
        assertThat(killed.await(() -> branchPoint().isPresent())).isTrue();
        killed.killTree();
        Path run = branchPoint().orElseThrow();
        deleteTree(run.resolve("decays"));
        flipBit(run.resolve(BRANCH_POINT).resolve("model.safetensors"));
        WholeProcess last = start("damaged");

        assertThat(last.exitCode()).as(last.output()).isZero();
        assertThat(directory.resolve("damaged/evidence.csv"))
                .hasSameTextualContentAs(directory.resolve("undisturbed/evidence.csv"));
        assertThat(logs())
                .containsPattern("skipped damaged checkpoint=\\S+step-00000102"
                        + " reason=\\S+model.safetensors: is damaged: .*; training resumes from the newest valid one");
    }

    private void writeCorpora() throws IOException {
        Files.writeString(directory.resolve("ships.txt"), SENTENCE.repeat(1000));
        Files.writeString(
                directory.resolve("boats.txt"),
                SENTENCE.replace("ships", "boats").repeat(1000));
        Files.writeString(
                directory.resolve("heldout.txt"),
                SENTENCE.replace("west", "east").repeat(10));
        Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
    }

    private WholeProcess start(String out) throws IOException {
        return WholeProcess.start(
                directory.resolve(out + ".log"),
                "run",
                directory.resolve("experiment.yaml").toString(),
                "--out",
                directory.resolve(out).toString());
    }

    /** The directory of a run that has come to its branch point. */
    private Optional<Path> branchPoint() {
        Path runs = directory.resolve("damaged/runs");
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> Files.isDirectory(run.resolve(BRANCH_POINT)))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> logs = Files.walk(directory.resolve("damaged/logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(log));
            }
        }
        return text.toString();
    }

    private static void flipBit(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length - 5] ^= 1;
        Files.write(file, content);
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            List<Path> all;
            try (Stream<Path> tree = Files.walk(root)) {
                all = tree.toList();
            }
            for (Path path : all.reversed()) {
                Files.delete(path);
            }
        }
    }
}
