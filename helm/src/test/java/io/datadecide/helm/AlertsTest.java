package io.datadecide.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The rules and the dashboard, by Prometheus's own tool where there is one; continuous integration must have it. */
class AlertsTest {
    @Test
    void prometheusTakesTheRules() throws Exception {
        requirePromtool();
        Path rules = Chart.DIRECTORY.resolve("files/rules.yaml");
        assertThat(promtool("check", "rules", rules.toString())).contains("SUCCESS");
    }

    @Test
    void theRulesReachTheObject() {
        JsonNode rule = Chart.render(Chart.scenario("ha-monitoring"), Chart.CURRENT).stream()
                .filter(object -> object.path("kind").asText().equals("PrometheusRule"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.path("spec")).isEqualTo(Chart.yaml(Chart.text("files/rules.yaml")));
    }

    @Test
    void everyAlertSaysWhatToDo() {
        assertThat(Chart.yaml(Chart.text("files/rules.yaml")).at("/groups/0/rules"))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
                    assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
                    assertThat(rule.at("/annotations/description").asText()).endsWith(".");
                });
    }

    @Test
    void alertsAndDashboardAskForMetersThatAreDocumented() throws IOException {
        String table =
                Files.readString(Path.of(System.getProperty("datadecide.root", ".."), "docs/metrics-prometheus.md"));
        Set<String> documented = names(table);
        String expressions = Chart.yaml(Chart.text("files/rules.yaml")).findValuesAsText("expr")
                + Chart.yaml(Chart.text("files/dashboard.json"))
                        .findValuesAsText("expr")
                        .toString();
        assertThat(names(expressions))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(documented).contains(name.replaceFirst("_seconds_(count|sum|max)$", "_seconds")));
    }

    private static Set<String> names(String text) {
        return Pattern.compile("\\bdatadecide_[a-z_]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static void requirePromtool() {
        try {
            promtool("--version");
        } catch (IOException | InterruptedException e) {
            String line = "promtool is missing (Debian: apt-get install prometheus): the rules were not checked";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(line, e);
            }
            System.err.println("SKIPPED: " + line);
            Assumptions.abort(line);
        }
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
