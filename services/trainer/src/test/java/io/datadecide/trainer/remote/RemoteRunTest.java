package io.datadecide.trainer.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.S3Server;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StoredDirectory;
import io.datadecide.storage.StoredObject;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.train.TrainingProcess;
import io.datadecide.trainer.work.CorpusPreparation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in an object store, against the same run on disk; every process has an empty disk of its own. */
@Tag("slow")
class RemoteRunTest {
    private static final int KILLS = 2;
    private static final int LINES_OF_A_RUN = 30;

    private static final ResolvedRun COSINE = SmallRun.run(0.01);
    private static final List<String> SCORED = List.of("checkpoints/step-00000030", "checkpoints/step-00000060");
    private static final List<String> CURVE = List.of("curve.csv");

    private static final ResolvedRun DECAYS = SmallRun.branched();
    private static final List<String> FINISHED = List.of(
            "checkpoints/step-00000028",
            "decays/step-00000012/checkpoints/step-00000012",
            "decays/step-00000020/checkpoints/step-00000020");
    private static final List<String> CURVES =
            List.of("curve.csv", "decays/step-00000012/curve.csv", "decays/step-00000020/curve.csv");

    @TempDir
    static Path directory;

    private static S3Server server;
    private static ObjectStore store;
    private static Path tokens = Path.of("");
    private static Path whole = Path.of("");
    private static Path wholeDecays = Path.of("");

    @BeforeAll
    static void trainOnDisk() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = new S3Server(directory);
        store = ObjectStore.at(server.endpoint());
        tokens = directory.resolve("tokens");
        CorpusPreparation.prepare(SmallRun.corpus(directory), tokens, (documents, count) -> {});
        whole = directory.resolve("whole");
        assertThat(finish(COSINE, whole.toString())).isZero();
        wholeDecays = directory.resolve("whole-decays");
        assertThat(finish(DECAYS, wholeDecays.toString())).isZero();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Test
    void killedWhileItTrainsAndSendsItEndsWithTheBitsOfARunOnDisk() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String run = "s3://data/runs/killed";
        for (int i = 0; i < KILLS; i++) {
            Process process = start(COSINE, run);
            TrainingProcess.awaitLines(process, 1 + random.nextInt(LINES_OF_A_RUN / 3));
            process.destroyForcibly().waitFor();
        }
        assertThat(finish(COSINE, run)).isZero();
        assertSame(run, whole, SCORED, CURVE, "killed with seed " + seed);
        assertThat(manifests(run))
                .containsExactly(
                        "checkpoints/step-00000030/manifest.json",
                        "checkpoints/step-00000056/manifest.json",
                        "checkpoints/step-00000060/manifest.json");
    }

    @Test
    void aCheckpointThatTheStoreSpoiltIsPassedOverAndMadeAgain() throws Exception {
        String run = "s3://data/runs/spoilt";
        Process process = start(COSINE, run);
        TrainingProcess.awaitLines(process, 12);
        process.destroyForcibly().waitFor();
        String newest = manifests(run).getLast();
        spoil(run, newest);
        assertThat(finish(COSINE, run)).isZero();
        assertSame(run, whole, SCORED, CURVE, "spoilt " + newest);
    }

    @Test
    void decaysThatAreKilledInEveryLegEndWithTheBitsOfARunOnDisk() throws Exception {
        String run = "s3://data/runs/decays";
        for (String moment : List.of("saved SavedCheckpoint[step=16,", "decay to 12 ", "decay to 20 ")) {
            Process process = start(DECAYS, run);
            TrainingProcess.awaitLine(process, moment);
            process.destroyForcibly().waitFor();
        }
        assertThat(finish(DECAYS, run)).isZero();
        assertSame(run, wholeDecays, FINISHED, CURVES, "killed");
        assertThat(manifests(run))
                .as("the branch points, the newest two of each leg")
                .containsExactly(
                        "checkpoints/step-00000009/manifest.json",
                        "checkpoints/step-00000015/manifest.json",
                        "checkpoints/step-00000024/manifest.json",
                        "checkpoints/step-00000028/manifest.json",
                        "decays/step-00000012/checkpoints/step-00000012/manifest.json",
                        "decays/step-00000020/checkpoints/step-00000016/manifest.json",
                        "decays/step-00000020/checkpoints/step-00000020/manifest.json");
    }

    @Test
    void aBranchPointThatTheStoreSpoiltIsMadeAgainByTheMainLine() throws Exception {
        String run = "s3://data/runs/spoilt-decays";
        Process process = start(DECAYS, run);
        TrainingProcess.awaitLine(process, "decay to 12 ");
        process.destroyForcibly().waitFor();
        spoil(run, "checkpoints/step-00000015/manifest.json");
        assertThat(finish(DECAYS, run)).isZero();
        assertSame(run, wholeDecays, FINISHED, CURVES, "spoilt");
        assertThat(manifests(run)).contains("checkpoints/step-00000015/manifest.json");
    }

    private static Process start(ResolvedRun resolved, String run) throws IOException {
        return TrainingProcess.start(
                resolved, tokens, run, Files.createTempDirectory(directory, "scratch"), server.endpoint());
    }

    private static int finish(ResolvedRun resolved, String run) throws IOException, InterruptedException {
        Process process = start(resolved, run);
        process.inputReader().transferTo(Writer.nullWriter());
        return process.waitFor();
    }

    private static List<String> manifests(String run) {
        return store.list(StorageAddress.of(run)).stream()
                .map(StoredObject::name)
                .filter(name -> name.endsWith("manifest.json"))
                .toList();
    }

    private static void spoil(String run, String manifest) {
        String model = manifest.replace("manifest.json", "model.safetensors");
        store.put(new byte[100], StorageAddress.of(run).resolve(model));
    }

    private static void assertSame(String run, Path onDisk, List<String> checkpoints, List<String> curves, String what)
            throws IOException {
        StorageAddress address = StorageAddress.of(run);
        for (String checkpoint : checkpoints) {
            Path fetched = Files.createTempDirectory(directory, "fetched");
            new StoredDirectory(store, address.resolve(checkpoint)).download(fetched, name -> true);
            for (String file : List.of("model.safetensors", "optimizer.safetensors", "manifest.json")) {
                assertThat(Files.mismatch(
                                fetched.resolve(file),
                                onDisk.resolve(checkpoint).resolve(file)))
                        .as("%s, %s/%s", what, checkpoint, file)
                        .isEqualTo(-1);
            }
        }
        for (String curve : curves) {
            Path fetched = Files.createTempDirectory(directory, "fetched").resolve("curve.csv");
            store.get(address.resolve(curve), fetched);
            assertThat(losses(fetched)).as("%s, %s", what, curve).isEqualTo(losses(onDisk.resolve(curve)));
        }
    }

    /** Without the columns that tell of speed and memory. */
    private static List<String> losses(Path curve) throws IOException {
        return Files.readAllLines(curve).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1)))
                .toList();
    }
}
