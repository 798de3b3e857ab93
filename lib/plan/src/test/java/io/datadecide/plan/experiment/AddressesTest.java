package io.datadecide.plan.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.recipe.Source;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.S3Server;
import io.datadecide.storage.StorageAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments whose inputs lie in an object store. */
@Tag("slow")
class AddressesTest {
    private static final byte[] TOKENIZER =
            "{\"model\": {\"vocab\": {\"a\": 0, \"b\": 99}}}".getBytes(StandardCharsets.UTF_8);

    private static final String EXPERIMENT = """
            name: stored
            tokenizer: s3://data/tokenizer.json
            corpora:
              - {name: a, path: s3://data/web/}
              - {name: b, path: "s3://data/web/part-*.jsonl"}
            sizes: [nano1]
            seeds: [1]
            tokens: {perParameter: 5}
            tasks:
              - {name: quiz, kind: questions, path: s3://data/quiz.jsonl}
            target: {size: nano1}
            """;

    @TempDir
    static Path directory;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = new S3Server(directory);
        System.setProperty("aws.endpointUrlS3", server.endpoint().toString());
        try (ObjectStore store = ObjectStore.at(server.endpoint())) {
            store.put(TOKENIZER, StorageAddress.of("s3://data/tokenizer.json"));
            store.put(new byte[1], StorageAddress.of("s3://data/web/part-1.jsonl"));
            store.put(new byte[1], StorageAddress.of("s3://data/quiz.jsonl"));
        }
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.endpointUrlS3");
        server.close();
    }

    private static Experiment parse(String yaml, PathCheck check) {
        return ExperimentFile.parse("e.yaml", yaml, Path.of("/base"), Map.of(), check);
    }

    @Test
    void anAddressStaysAsItIs() {
        Experiment experiment = parse(EXPERIMENT, PathCheck.none());
        assertThat(experiment.corpora().getLast().sources())
                .containsExactly(new Source("s3://data/web/part-*.jsonl", 1));
        assertThat(experiment.tasks().getFirst().path()).isEqualTo("s3://data/quiz.jsonl");
    }

    @Test
    void aTokenizerIsReadFromTheStore() throws Exception {
        ResolvedCorpus corpus =
                Grid.of(parse(EXPERIMENT, PathCheck.here())).corpora().getFirst();
        assertThat(corpus.tokenizer()).isEqualTo("s3://data/tokenizer.json");
        assertThat(corpus.tokenizerSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKENIZER)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3://data/quiz.jsonl     | s3://data/quiz       | e.yaml:10: tasks[0].path: there is no object or directory `s3://data/quiz`; correct the address
            s3://data/web/part       | s3://data/page/part  | e.yaml:5: corpora[1].path: there is no object or directory `s3://data/page/part-*.jsonl`; correct the address
            s3://data/web/}          | s3://moon/web/}      | e.yaml:4: corpora[0].path: cannot list s3://moon/web: there is no bucket moon; correct the address
            s3://data/web/}          | gs://data/web/}      | e.yaml:4: corpora[0].path: address gs://data/web/ is in no store that can be read from here: write s3://bucket/key, or a path
            s3://data/web/}          | s3:///web/}          | e.yaml:4: corpora[0].path: address 's3:///web' names no bucket: write s3://bucket/directory
            s3://data/tokenizer.json | s3://data/t.json     | e.yaml:2: tokenizer: there is no object or directory `s3://data/t.json`; correct the address
            """)
    void whatIsNotThereIsNamedWithItsLine(String good, String bad, String message) {
        assertThatThrownBy(() -> parse(EXPERIMENT.replace(good, bad), PathCheck.here()))
                .hasMessage(message);
    }
}
