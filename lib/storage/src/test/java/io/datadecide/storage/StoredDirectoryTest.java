package io.datadecide.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StoredDirectoryTest {
    /** More than one part, and a part that is not full. */
    private static final int BYTES = 50_000_000;

    @TempDir
    static Path directory;

    private static S3Server server;
    private static ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = new S3Server(directory);
        store = ObjectStore.at(server.endpoint());
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    private static Path files(String name, int bytes) throws IOException {
        Path files = Files.createDirectories(directory.resolve(name));
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        Files.write(files.resolve("model.safetensors"), content);
        Files.writeString(files.resolve("manifest.json"), "{\"bytes\":" + bytes + "}");
        return files;
    }

    private static StoredDirectory at(String name) {
        return new StoredDirectory(store, StorageAddress.of("s3://data/runs/" + name));
    }

    @Test
    void aDirectoryOfManyPartsComesBackAsItWas() throws IOException {
        Path sent = files("whole", BYTES);
        at("whole").upload(sent);
        at("whole").upload(sent);
        Path fetched = directory.resolve("fetched");
        at("whole").download(fetched, name -> true);
        assertThat(Files.mismatch(fetched.resolve("model.safetensors"), sent.resolve("model.safetensors")))
                .isEqualTo(-1);
        assertThat(fetched.resolve("manifest.json")).hasContent("{\"bytes\":" + BYTES + "}");
        assertThat(store.list(StorageAddress.of("s3://data/runs/whole")))
                .extracting(StoredObject::name)
                .containsExactly("manifest.json", "model.safetensors");
    }

    @Test
    void onlyWhatIsWantedIsFetched() throws IOException {
        at("part").upload(files("part", 10));
        Path fetched = directory.resolve("part-fetched");
        at("part").download(fetched, name -> false);
        assertThat(fetched).isDirectoryNotContaining("glob:**model.safetensors");
        assertThat(fetched.resolve("manifest.json")).exists();
    }

    @Test
    void anUploadThatWasCutLeavesNoDirectoryAndTheNextOneIsWhole() throws Exception {
        Path sent = files("cut", BYTES);
        Process uploading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Daws.accessKeyId=key",
                        "-Daws.secretAccessKey=secret",
                        Uploading.class.getName(),
                        server.endpoint().toString(),
                        sent.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        uploading.inputReader().readLine();
        uploading.waitFor(20, TimeUnit.MILLISECONDS);
        uploading.destroyForcibly().waitFor();
        assertThat(at("cut").isThere()).isFalse();
        assertThatThrownBy(() -> at("cut").download(directory.resolve("never"), name -> true))
                .isInstanceOf(StorageException.Missing.class)
                .hasMessage("s3://data/runs/cut is not there: check the address, and that it was written");
        at("cut").upload(sent);
        assertThat(at("cut").isThere()).isTrue();
    }

    @Test
    void anotherDirectoryInTheSamePlaceReplacesItWhole() throws IOException {
        at("twice").upload(files("first", 10));
        at("twice").upload(files("second", 20));
        Path fetched = directory.resolve("second-fetched");
        at("twice").download(fetched, name -> true);
        assertThat(Files.size(fetched.resolve("model.safetensors"))).isEqualTo(20);
        at("twice").delete();
        assertThat(store.list(StorageAddress.of("s3://data/runs/twice"))).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsSaidInOneLine() {
        try (ObjectStore away = ObjectStore.at(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> away.put(new byte[1], StorageAddress.of("s3://data/x")))
                    .isInstanceOf(StorageException.Failed.class)
                    .hasMessageStartingWith("cannot write s3://data/x: ")
                    .hasMessageNotContaining("\n");
        }
    }

    /** Sends a directory, and says so before. */
    static final class Uploading {
        public static void main(String[] arguments) {
            ObjectStore store = ObjectStore.at(URI.create(arguments[0]));
            System.out.println("now");
            new StoredDirectory(store, StorageAddress.of("s3://data/runs/cut")).upload(Path.of(arguments[1]));
        }
    }
}
