package io.datadecide.plan.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema and the reader must know the same keys; the reader tells its own when it refuses one. */
class ExperimentSchemaTest {

    private static final String TOP = """
            name: n
            corpora: [{name: a, path: a}, {name: b, path: b}]
            sizes: [nano1]
            seeds: [1]
            tasks: [{name: t, kind: text, path: t}]
            target: {size: nano1}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /properties                                            | name: n             | name: n\\nqqqqqqqqqq: 1
            /properties/corpora/items/properties                   | {name: b, path: b}  | {qqqqqqqqqq: 1}
            /properties/corpora/items/properties/sources/items/properties | path: b      | sources: [{qqqqqqqqqq: 1}]
            /$defs/filters/properties                              | path: b             | path: b, filters: {qqqqqqqqqq: 1}
            /properties/sizes/items/oneOf/1/properties             | [nano1]             | [{qqqqqqqqqq: 1}]
            /$defs/budget/oneOf/2/properties                       | name: n             | name: n\\ntokens: {qqqqqqqqqq: 1}
            /$defs/training/properties                             | name: n             | name: n\\ntraining: {qqqqqqqqqq: 1}
            /properties/checkpoints/properties                     | name: n             | name: n\\ncheckpoints: {qqqqqqqqqq: 1}
            /properties/checkpoints/properties/score/oneOf/1/properties | name: n        | name: n\\ncheckpoints: {score: {qqqqqqqqqq: 1}}
            /properties/tasks/items/properties                     | kind: text          | qqqqqqqqqq: 1
            /properties/contamination/properties                   | name: n             | name: n\\ncontamination: {qqqqqqqqqq: 1}
            /properties/target/properties                          | {size: nano1}       | {qqqqqqqqqq: 1}
            /properties/placement/properties                       | name: n             | name: n\\nplacement: {qqqqqqqqqq: 1}
            /properties/limits/properties                          | name: n             | name: n\\nlimits: {qqqqqqqqqq: 1}
            /properties/prices/properties                          | name: n             | name: n\\nprices: {qqqqqqqqqq: 1}
            """)
    void theSchemaKnowsTheKeysOfTheReader(String pointer, String from, String to) throws Exception {
        String yaml = TOP.replace(from, to.replace("\\n", "\n"));
        Throwable refusal =
                catchThrowable(() -> ExperimentFile.parse("e", yaml, Path.of("/"), Map.of(), PathCheck.none()));
        assertThat(refusal).hasMessageContaining("unknown key `qqqqqqqqqq`; there are ");
        List<String> known = List.of(
                String.valueOf(refusal.getMessage()).split("there are ", 2)[1].split(", "));
        JsonNode properties = schema().at(pointer);
        assertThat(properties.getNodeType()).isEqualTo(JsonNodeType.OBJECT);
        assertThat(properties.propertyStream().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @CsvSource({"nano.yaml", "real-corpora.yaml", "real-corpora-ci.yaml"})
    void theExamplesAreRead(String example) {
        Path file = root().resolve("examples").resolve(example);
        assertThat(Stream.of(ExperimentFile.parse(
                        example,
                        ExperimentFile.text(file),
                        root().resolve("examples"),
                        Map.of("DATADECIDE_DATA", "/data"),
                        PathCheck.none())))
                .hasSize(1);
    }

    private static JsonNode schema() throws Exception {
        return new ObjectMapper()
                .readTree(root().resolve("docs/experiment.schema.json").toFile());
    }

    private static Path root() {
        return Path.of(System.getProperty("datadecide.root"));
    }
}
