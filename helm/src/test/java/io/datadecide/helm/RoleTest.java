package io.datadecide.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what in the cluster. Which verbs the coordinator needs is tested where it uses them, against the same file. */
class RoleTest {
    private static final String FILE = "templates/role-coordinator.yaml";

    static Stream<Path> scenarios() {
        return Chart.scenarios().stream();
    }

    private static List<JsonNode> of(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().startsWith(kind))
                .toList();
    }

    /** What the coordinator's tests read: the file without its templates. */
    private static JsonNode rulesThatAreTested() {
        return Chart.yaml(Chart.text(FILE)
                        .lines()
                        .filter(line -> !line.contains("{{"))
                        .collect(Collectors.joining("\n")))
                .path("rules");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theOnlyRightsAreThoseThatTheCoordinatorIsTestedWith(Path scenario) {
        List<JsonNode> objects = Chart.render(scenario, Chart.CURRENT);
        assertThat(of(objects, "ClusterRole")).isEmpty();
        assertThat(of(objects, "Role"))
                .filteredOn(object -> object.path("kind").asText().equals("Role"))
                .singleElement()
                .satisfies(role -> assertThat(role.path("rules")).isEqualTo(rulesThatAreTested()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theCoordinatorHasThemAndNobodyElse(Path scenario) {
        List<JsonNode> objects = Chart.render(scenario, Chart.CURRENT);
        JsonNode coordinator = of(objects, "Deployment").stream()
                .filter(object -> object.at("/metadata/name").asText().endsWith("-coordinator"))
                .findFirst()
                .orElseThrow();
        assertThat(of(objects, "RoleBinding")).singleElement().satisfies(binding -> {
            assertThat(binding.at("/roleRef/kind").asText()).isEqualTo("Role");
            assertThat(binding.at("/roleRef/name").asText())
                    .isEqualTo(
                            of(objects, "Role").getFirst().at("/metadata/name").asText());
            assertThat(binding.path("subjects")).singleElement().satisfies(subject -> {
                assertThat(subject.path("kind").asText()).isEqualTo("ServiceAccount");
                assertThat(subject.path("namespace").asText()).isEqualTo(Chart.NAMESPACE);
                assertThat(subject.path("name")).isEqualTo(coordinator.at("/spec/template/spec/serviceAccountName"));
            });
        });
    }

    @Test
    void anInstallationCanBringItsOwn() {
        List<JsonNode> objects = Chart.documents(
                Chart.template(Chart.scenario("minimal"), Map.of("rbac.create", "false"), Chart.CURRENT));
        assertThat(of(objects, "Role")).isEmpty();
    }
}
