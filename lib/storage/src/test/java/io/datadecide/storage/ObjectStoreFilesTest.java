package io.datadecide.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.InputFailure;
import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.input.Glob;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.LocalFile;
import io.datadecide.corpus.prepare.Preparation;
import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.TokenManifest;
import io.datadecide.parquet.ParquetColumn;
import io.datadecide.parquet.ParquetTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a store is what is read from a disk with the same files. */
@Tag("slow")
class ObjectStoreFilesTest {
    /** Some blocks, and one that is not full. */
    private static final int LARGE_BYTES = 5 * ObjectChannel.BLOCK_BYTES + 12_345;

    private static final int LARGE_BLOCKS = 6;

    @TempDir
    static Path directory;

    private static S3Server server;
    private static ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = new S3Server(directory);
        System.setProperty("aws.endpointUrlS3", server.endpoint().toString());
        store = ObjectStore.at(server.endpoint());
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        gzip(corpus.resolve("part-10.jsonl.gz"), "ten");
        gzip(corpus.resolve("part-9.jsonl.gz"), "nine");
        gzip(corpus.resolve("part/deep.jsonl.gz"), "a slash comes after a hyphen");
        gzip(corpus.resolve("ünlaut.jsonl.gz"), "not ASCII");
        Files.writeString(corpus.resolve("_SUCCESS"), "hidden");
        Files.writeString(corpus.resolve("z.txt"), "a whole document\n");
        Files.writeString(corpus.resolve("empty.jsonl"), "");
        Files.writeString(corpus.resolve("large.jsonl"), large());
        parquet(corpus.resolve("table.parquet"));
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                store.put(file, at("corpus").resolve(corpus.relativize(file).toString()));
            }
        }
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.endpointUrlS3");
        store.close();
        server.close();
    }

    private static StorageAddress at(String key) {
        return StorageAddress.of("s3://data/" + key);
    }

    private static void gzip(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int member = 0; member < 2; member++) {
                GZIPOutputStream packed = new GZIPOutputStream(out);
                packed.write(("{\"text\":\"" + text + member + "\"}\n").getBytes(UTF_8));
                packed.finish();
            }
        }
    }

    private static String large() {
        byte[] noise = new byte[500];
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        while (lines.length() < LARGE_BYTES) {
            random.nextBytes(noise);
            lines.append("{\"text\":\"").append(HexFormat.of().formatHex(noise)).append("\"}\n");
        }
        return lines.toString();
    }

    private static void parquet(Path file) throws IOException {
        try (ParquetTable table =
                ParquetTable.create(file, List.of(ParquetColumn.text("other"), ParquetColumn.text("text")))) {
            for (int row = 0; row < 1000; row++) {
                table.add("other " + row, "text " + row);
            }
            table.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/large.jsonl",
                "/part-10.jsonl.gz",
                "/part-*.jsonl.gz",
                "/**.jsonl.gz",
                "/{z,ünlaut,nothing}.*",
                "/*.parquet",
                "/table.parquet"
            })
    void aTokenFileIsTheOneThatTheSameFilesOnDiskGive(String path) {
        TokenManifest onDisk = prepare(directory.resolve("corpus") + path, "disk");
        TokenManifest inStore = prepare("s3://data/corpus" + path, "store");
        assertThat(inStore.sha256()).isEqualTo(onDisk.sha256());
        assertThat(inStore.documents()).isEqualTo(onDisk.documents()).isPositive();
    }

    private static TokenManifest prepare(String path, String name) {
        Recipe recipe = new Recipe("web", List.of(new Source(path, 1)), Filters.none(), 0);
        return Preparation.prepare(recipe, new BytesTokenizer(), directory.resolve(name), (documents, tokens) -> {});
    }

    @Test
    void filesKeepTheOrderThatTheyHaveOnDisk() {
        try (Documents documents = Documents.of("s3://data/corpus/**.gz")) {
            assertThat(documents.files())
                    .extracting(InputFile::toString)
                    .containsExactly(
                            "s3://data/corpus/part-10.jsonl.gz",
                            "s3://data/corpus/part-9.jsonl.gz",
                            "s3://data/corpus/part/deep.jsonl.gz",
                            "s3://data/corpus/ünlaut.jsonl.gz");
        }
    }

    @Test
    void aDirectoryOfTooManyFilesIsRefusedAndItsPartsAreNot() {
        ObjectStoreFiles two = new ObjectStoreFiles(() -> store, 2);
        assertThat(two.below("s3://data/corpus/", "part-", Integer.MAX_VALUE, _ -> true))
                .containsOnlyKeys(Path.of("part-10.jsonl.gz"), Path.of("part-9.jsonl.gz"));
        assertThat(two.below("s3://data/corpus/", "part", 1, _ -> true))
                .as("without those below a further slash")
                .containsOnlyKeys(Path.of("part-10.jsonl.gz"), Path.of("part-9.jsonl.gz"));
        assertThatThrownBy(() -> two.below("s3://data/corpus/", "part", Integer.MAX_VALUE, _ -> true))
                .hasMessage(
                        "directory s3://data/corpus has more than 2 objects that begin with 'part': name a directory"
                                + " below it, or a glob that begins with more");
    }

    @Test
    void whatStandsBesideAFileIsFound() {
        InputFile part =
                new ObjectStoreFiles(() -> store).file("s3://data/corpus/z.txt").orElseThrow();
        assertThat(part.sibling("_SUCCESS"))
                .hasValueSatisfying(file -> assertThat(file.address()).isEqualTo("s3://data/corpus/_SUCCESS"));
        assertThat(part.sibling("nothing")).isEmpty();
    }

    @Test
    void brokenConnectionsAreTakenUpWhereTheyBroke() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(server.endpoint(), ObjectChannel.BLOCK_BYTES / 2);
                ObjectStore behind = ObjectStore.at(proxy.address());
                InputStream in = large(behind).stream()) {
            proxy.cutsLeft.set(2); // one less than the tries of one request
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(directory.resolve("corpus/large.jsonl")));
            assertThat(proxy.cutsLeft.get()).isZero();
        }
    }

    @Test
    void whoStopsEarlyHasAskedForTwoBlocksAtMost() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(server.endpoint(), Integer.MAX_VALUE);
                ObjectStore behind = ObjectStore.at(proxy.address());
                InputStream early = large(behind).stream();
                InputStream later = large(behind).stream()) {
            assertThat(early.readNBytes(100)).hasSize(100);
            later.transferTo(OutputStream.nullOutputStream()); // whatever the first one asked for is on its way by then
            assertThat(proxy.rangesAsked.get()).isLessThanOrEqualTo(2 + LARGE_BLOCKS);
        }
    }

    private static InputFile large(ObjectStore store) {
        return new ObjectStoreFiles(() -> store)
                .file("s3://data/corpus/large.jsonl")
                .orElseThrow();
    }

    @Test
    void anObjectThatChangesWhileItIsReadIsRefused() throws IOException {
        store.put(new byte[LARGE_BYTES], at("changing.txt"));
        InputFile file =
                new ObjectStoreFiles(() -> store).file("s3://data/changing.txt").orElseThrow();
        try (InputStream in = file.stream()) {
            assertThat(in.readNBytes(100)).hasSize(100);
            store.put("another".repeat(LARGE_BYTES / 7).getBytes(UTF_8), at("changing.txt"));
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(InputFailure.class)
                    .hasMessage("s3://data/changing.txt changed while it was read: leave it alone until it is read, and"
                            + " begin again from its beginning");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://data/nothing | path s3://data/nothing does not exist: correct it, or put the corpus there",
                "s3://data/nothing/ | path s3://data/nothing/ does not exist: correct it, or put the corpus there",
                "s3://data/nothing/*.gz | glob s3://data/nothing/*.gz starts from s3://data/nothing/, which is not"
                        + " a directory: correct the path",
                "s3://data/corpus/*.zst | glob s3://data/corpus/*.zst matches no file: correct it, or put the corpus"
                        + " there",
                "s3://elsewhere/a | cannot list s3://elsewhere/a: there is no bucket elsewhere; correct the address",
                "s3:///a | address 's3:///a' names no bucket: write s3://bucket/directory",
                "gs://data/a | address gs://data/a is in no store that can be read from here: write s3://bucket/key, or"
                        + " a path"
            })
    void whatIsNotThereIsNamed(String sourceAndMessage) {
        String[] expected = sourceAndMessage.split(" \\| ");
        assertThatThrownBy(() -> Documents.of(expected[0]))
                .isInstanceOf(BadSource.class)
                .hasMessage(expected[1]);
    }

    @Test
    void aStoreThatDeniesAccessIsNamedAndAskedAgain() throws IOException {
        answering(
                403,
                "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the\n"
                        + "current time is too large.</Message></Error>",
                files -> assertThatThrownBy(() -> files.isDirectory("s3://data/a"))
                        .isInstanceOf(StorageFailure.class)
                        .hasMessageStartingWith(
                                "cannot list s3://data/a: access denied; give the credentials of this process the right"
                                        + " to it (The difference between the request time and the current time")
                        .message()
                        .contains("Status Code: 403")
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web//a.jsonl", "/a.jsonl", "./a.jsonl", "web/../a.jsonl"})
    void anObjectWhoseNameIsNoPathIsRefusedOnlyWhereItIsWanted(String odd) throws IOException {
        answering(
                200,
                "<ListBucketResult><Contents><Key>c/" + odd + "</Key><Size>1</Size></Contents>"
                        + "<Contents><Key>c/a.txt</Key><Size>1</Size></Contents></ListBucketResult>",
                files -> {
                    assertThat(files.below("s3://data/c", "", 9, Glob.of("*.txt")::matches))
                            .containsOnlyKeys(Path.of("a.txt"));
                    assertThatThrownBy(() -> files.below("s3://data/c", "", 9, _ -> true))
                            .isInstanceOf(BadSource.class)
                            .hasMessage(
                                    "object '" + odd + "' in s3://data/c has an empty part, '.' or '..': rename it");
                });
    }

    /** With a store that gives every request the same answer. */
    private static void answering(int status, String body, Consumer<ObjectStoreFiles> test) throws IOException {
        HttpServer same = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        same.createContext("/", call -> {
            call.sendResponseHeaders(status, body.length());
            call.getResponseBody().write(body.getBytes(UTF_8));
            call.close();
        });
        same.start();
        try (ObjectStore always =
                ObjectStore.at("http://127.0.0.1:" + same.getAddress().getPort())) {
            test.accept(new ObjectStoreFiles(() -> always));
        } finally {
            same.stop(0);
        }
    }

    @Test
    void aCopyThatCannotBeKeptIsNoFaultOfItsAddress() {
        String address = "s3://data/" + "a".repeat(300); // longer than names on a disk
        store.put("{}".getBytes(UTF_8), StorageAddress.of(address));
        assertThatThrownBy(() -> LocalFile.of(address))
                .isInstanceOf(InputFailure.class)
                .hasMessageStartingWith(
                        "cannot keep a copy of " + address + " in " + System.getProperty("java.io.tmpdir"))
                .hasMessageEndingWith("; free some space, or set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNamed() throws IOException {
        try (ObjectStore away = ObjectStore.at(URI.create("http://127.0.0.1:" + closedPort()))) {
            assertThatThrownBy(() -> new ObjectStoreFiles(() -> away).file("s3://data/a"))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageStartingWith("cannot read s3://data/a: ")
                    .hasMessageContaining("Connection refused")
                    .hasMessageEndingWith("; check the store and its credentials");
        }
    }

    /** Nobody waits at it, so that it is closed before this returns; one with a virtual thread in accept() closes later. */
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anEndpointThatIsNoUrlIsNamed() {
        for (String endpoint : List.of("minio:9000", "not a URL")) {
            assertThatThrownBy(() -> new ObjectStoreFiles(() -> ObjectStore.at(endpoint)).file("s3://data/a"))
                    .isInstanceOf(BadSource.class)
                    .hasMessage("cannot use the object store at '" + endpoint + "': write its URL, https://host:port");
        }
    }

    @Test
    void aProcessWithoutCredentialsSaysWhichToSetAndAsksAgain() {
        System.setProperty("aws.disableEc2Metadata", "true");
        System.clearProperty("aws.accessKeyId");
        try (ObjectStore anonymous = ObjectStore.at(server.endpoint())) {
            assertThatThrownBy(() -> new ObjectStoreFiles(() -> anonymous).file("s3://data/a"))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageStartingWith("cannot read s3://data/a: this process has no credentials for an object"
                            + " store; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_ENDPOINT_URL_S3 where"
                            + " it is not Amazon's (Unable to load credentials from any of the providers in the chain")
                    .message()
                    .doesNotContain("\n");
        } finally {
            System.setProperty("aws.accessKeyId", "key");
        }
    }
}
