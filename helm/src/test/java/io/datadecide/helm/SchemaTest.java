package io.datadecide.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private static final Pattern PARAMETER = Pattern.compile("## @param (\\S+) (.+)");

    @ParameterizedTest
    @CsvSource({
        "trainer.memmory, 4Gi, memmory",
        "image.pullPolicy, Sometimes, pullPolicy",
        "coordinator.replicas, 0, replicas",
        "coordinator.apiRequestsPerSecond, 0, apiRequestsPerSecond",
        "coordinator.service.port, 70000, port",
        "coordinator.podDisruptionBudget.maxUnavailable, half, maxUnavailable",
        "trainer.cpu, many, cpu",
        "storage.mountPath, data, mountPath",
        "storage.s3.enabled, true, bucket",
        "kafka.enabled, true, bootstrapServers",
        "kafka.bootstrapServers, kafka, bootstrapServers",
        "tls.enabled, true, existingSecret",
        "database.host, postgres, existingSecret",
        "logging.level, LOUD, level",
        "tracing.endpoint, collector:4317, endpoint",
        "tracing.percent, 101, percent",
    })
    void aWrongValueIsRefusedByName(String key, String value, String named) {
        assertThatThrownBy(() -> Chart.template(Chart.scenario("minimal"), Map.of(key, value), Chart.CURRENT))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @Test
    void everyValueHasAWordAndATypeAndEveryWordAValue() {
        JsonNode values = Chart.yaml(Chart.text("values.yaml"));
        JsonNode schema = Chart.yaml(Chart.text("values.schema.json"));
        Map<String, String> words = words();
        List<String> leaves = new ArrayList<>();
        leaves("", values, words, leaves);
        assertThat(leaves).containsExactlyInAnyOrderElementsOf(words.keySet());
        words.forEach((key, word) -> {
            JsonNode type = schema.at("/properties/" + key.replace(".", "/properties/"));
            assertThat(type.path("description").asText()).as(key).isEqualTo(word);
        });
    }

    @Test
    void theReadmeNamesEveryValue() {
        String readme = Chart.text("README.md");
        words().forEach((key, word) ->
                assertThat(readme).contains("| `" + key + "` |").contains("| " + word.replace("|", "\\|") + " |"));
    }

    /** What `## @param` says of each value. */
    private static Map<String, String> words() {
        return PARAMETER
                .matcher(Chart.text("values.yaml"))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static void leaves(String path, JsonNode value, Map<String, String> words, List<String> leaves) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (!words.containsKey(key) && field.getValue().isObject()) {
                leaves(key, field.getValue(), words, leaves);
            } else {
                leaves.add(key);
            }
        }
    }
}
