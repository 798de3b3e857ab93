package io.datadecide.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
    static Stream<Path> scenarios() {
        return Chart.scenarios().stream();
    }

    @Test
    void strictLintFindsNothing() {
        assertThat(Chart.lint())
                .satisfies(result -> assertThat(result.isFailed())
                        .as(String.join("\n", result.getMessages()))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyObjectIsOneThatKubernetesKnows(Path scenario) {
        List<String> unknown = new ArrayList<>();
        for (JsonNode object : Chart.render(scenario, Chart.CURRENT)) {
            unknown.addAll(KnownFields.unknownIn(object));
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPodIsRestricted(Path scenario) {
        List<JsonNode> pods = Chart.podTemplates(Chart.render(scenario, Chart.CURRENT));
        assertThat(pods).hasSizeGreaterThanOrEqualTo(3).allSatisfy(Restricted::check);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everySelectorFindsAPod(Path scenario) {
        List<JsonNode> objects = Chart.render(scenario, Chart.CURRENT);
        List<JsonNode> pods = Chart.podTemplates(objects);
        for (JsonNode object : objects) {
            JsonNode selector = object.path("kind").asText().equals("Service")
                    ? object.at("/spec/selector")
                    : object.at("/spec/selector/matchLabels");
            if (selector.isObject() && !object.path("kind").asText().equals("ServiceMonitor")) {
                assertThat(pods)
                        .as("pods for %s %s", object.path("kind"), object.at("/metadata/name"))
                        .anySatisfy(pod -> assertThat(labels(pod)).containsAllEntriesOf(strings(selector)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.20.2, PodDisruptionBudget, policy/v1beta1",
        "1.31.0, PodDisruptionBudget, policy/v1",
        "1.20.2, HorizontalPodAutoscaler, autoscaling/v2beta2",
        "1.31.0, HorizontalPodAutoscaler, autoscaling/v2",
    })
    void versionsOfTheApiFollowTheCluster(String kubernetes, String kind, String apiVersion) {
        assertThat(Chart.render(Chart.scenario("ha-monitoring"), kubernetes))
                .filteredOn(object -> object.path("kind").asText().equals(kind))
                .isNotEmpty()
                .allSatisfy(
                        object -> assertThat(object.path("apiVersion").asText()).isEqualTo(apiVersion));
    }

    @Test
    void aTemplateHoldsOneKindAndIsNamedByIt() {
        for (Path file : Chart.files(Chart.DIRECTORY.resolve("templates"))) {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            if (name.endsWith(".yaml")) {
                List<String> kinds = Chart.text("templates/" + name)
                        .lines()
                        .filter(line -> line.startsWith("kind: "))
                        .map(line -> line.substring("kind: ".length()).toLowerCase(Locale.ROOT))
                        .toList();
                assertThat(kinds).as(name).containsExactly(name.split("[-.]", 2)[0]);
            }
        }
    }

    @Test
    void theChartIsOfTheVersionOfTheRepository() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("datadecide.root", ".."), "pom.xml"));
        String appVersion =
                Chart.yaml(Chart.text("Chart.yaml")).path("appVersion").asText();
        assertThat(pom).containsOnlyOnce("<version>" + appVersion + "</version>");
    }

    @Test
    void withoutADatabaseItSaysWhatToDo() {
        assertThatThrownBy(() ->
                        Chart.template(Chart.scenario("minimal"), Map.of("postgresql.enabled", "false"), Chart.CURRENT))
                .hasMessageContaining("name a PostgreSQL, or enable the bundled one");
    }

    @Test
    void coordinatorScorersAndTrainersAreToldOfTheCollectorOfTracesWhereThereIsOne() {
        String traced = Chart.template(Chart.scenario("ha-monitoring"), Map.of("tracing.percent", "25"), Chart.CURRENT);
        assertThat(traced).containsOnlyOnce("value: \"0.25\"");
        assertThat(traced.lines().map(String::strip))
                .filteredOn("value: \"http://otel-collector.monitoring:4317\""::equals)
                .hasSize(3);
        assertThat(Chart.template(Chart.scenario("minimal"), Map.of(), Chart.CURRENT))
                .doesNotContain("OTEL_");
    }

    @Test
    void valuesCannotBreakOutOfTheProperties() {
        String rendered = Chart.template(
                Chart.scenario("minimal"), Map.of("coordinator.properties.a", "x\nquarkus.http.port=1"), Chart.CURRENT);
        assertThat(rendered).contains("a=x\\nquarkus.http.port=1").doesNotContain("\n    quarkus.http.port=1");
    }

    @Test
    void secretsAreMadeOnceAndKept() {
        assertThat(secret("token")).isNotEqualTo(secret("token"));
        ApiServerDouble.secret("trial-datadecide-auth", """
                {"token": "b2xk", "run-token-secret": "b2xkZXI="}""");
        try {
            assertThat(secret("token")).isEqualTo("b2xk");
            assertThat(secret("run-token-secret")).isEqualTo("b2xkZXI=");
        } finally {
            ApiServerDouble.removeSecrets();
        }
    }

    private static String secret(String key) {
        return Chart.render(Chart.scenario("minimal"), Chart.CURRENT).stream()
                .filter(object -> object.at("/metadata/name").asText().equals("trial-datadecide-auth"))
                .map(object -> object.path("data").path(key).asText())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> labels(JsonNode pod) {
        Map<String, String> labels = strings(pod.at("/metadata/labels"));
        if (labels.containsKey("app.kubernetes.io/part-of")) { // the coordinator adds these to the template of workers
            labels.put("app.kubernetes.io/component", "trainer");
            labels.put("datadecide.io/instance", Chart.RELEASE + "-datadecide");
        }
        return labels;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new HashMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }
}
