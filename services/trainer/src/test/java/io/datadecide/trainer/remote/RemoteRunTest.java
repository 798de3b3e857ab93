package io.datadecide.trainer.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.storage.ObjectStore;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in an object store, against the same run on disk; every process has an empty disk of its own. */
class RemoteRunTest {
    private static final int KILLS = 2;
    private static final int LINES_OF_A_RUN = 30;

    @TempDir
    static Path directory;

    private static S3Server server;
    private static ObjectStore store;
    private static Path tokens = Path.of("");
    private static Path whole = Path.of("");

    @BeforeAll
    static void trainOnDisk() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = new S3Server(directory);
        store = ObjectStore.at(server.endpoint());
        tokens = directory.resolve("tokens");
        CorpusPreparation.prepare(SmallRun.corpus(directory), tokens, (documents, count) -> {});
        whole = directory.resolve("whole");
        assertThat(finish(whole.toString())).isZero();
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
            Process process = start(run);
            TrainingProcess.awaitLines(process, 1 + random.nextInt(LINES_OF_A_RUN / 3));
            process.destroyForcibly().waitFor();
        }
        assertThat(finish(run)).isZero();
        assertSameAsOnDisk(run, "killed with seed " + seed);
        assertThat(store.list(StorageAddress.of(run + "/checkpoints")))
                .extracting(StoredObject::name)
                .filteredOn(name -> name.endsWith("manifest.json"))
                .containsExactly(
                        "step-00000030/manifest.json", "step-00000056/manifest.json", "step-00000060/manifest.json");
    }

    @Test
    void aCheckpointThatTheStoreSpoiltIsPassedOverAndMadeAgain() throws Exception {
        String run = "s3://data/runs/spoilt";
        Process process = start(run);
        TrainingProcess.awaitLines(process, 12);
        process.destroyForcibly().waitFor();
        List<StoredObject> manifests = store.list(StorageAddress.of(run + "/checkpoints")).stream()
                .filter(object -> object.name().endsWith("manifest.json"))
                .toList();
        String newest = manifests.getLast().name().replace("manifest.json", "model.safetensors");
        store.put(new byte[100], StorageAddress.of(run + "/checkpoints/" + newest));
        assertThat(finish(run)).isZero();
        assertSameAsOnDisk(run, "spoilt " + newest);
    }

    private static Process start(String run) throws IOException {
        return TrainingProcess.start(tokens, run, Files.createTempDirectory(directory, "scratch"), server.endpoint());
    }

    private static int finish(String run) throws IOException, InterruptedException {
        Process process = start(run);
        process.inputReader().transferTo(Writer.nullWriter());
        return process.waitFor();
    }

    private static void assertSameAsOnDisk(String run, String what) throws IOException {
        for (String step : new String[] {"step-00000030", "step-00000060"}) {
            Path fetched = Files.createTempDirectory(directory, "fetched");
            new StoredDirectory(store, StorageAddress.of(run + "/checkpoints/" + step)).download(fetched, name -> true);
            for (String file : new String[] {"model.safetensors", "optimizer.safetensors", "manifest.json"}) {
                assertThat(Files.mismatch(
                                fetched.resolve(file),
                                whole.resolve("checkpoints").resolve(step).resolve(file)))
                        .as("%s, %s/%s", what, step, file)
                        .isEqualTo(-1);
            }
        }
        Path curve = directory.resolve("curve.csv");
        store.get(StorageAddress.of(run + "/curve.csv"), curve);
        assertThat(losses(curve)).as(what).isEqualTo(losses(whole.resolve("curve.csv")));
    }

    /** Without the columns that tell of speed and memory. */
    private static List<String> losses(Path curve) throws IOException {
        return Files.readAllLines(curve).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1)))
                .toList();
    }
}
