package io.datadecide.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The restricted profile of the Pod Security Standards (kubernetes.io/docs/concepts/security/pod-security-standards), and more. */
final class Restricted {
    private Restricted() {}

    static void check(JsonNode pod) {
        JsonNode spec = pod.path("spec");
        JsonNode security = spec.path("securityContext");
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("runAsUser").asInt()).isPositive();
        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(spec.path("enableServiceLinks").asBoolean(true)).isFalse();
        for (String host : new String[] {"hostNetwork", "hostPID", "hostIPC"}) {
            assertThat(spec.has(host)).isFalse();
        }
        assertThat(spec.path("containers")).isNotEmpty().allSatisfy(Restricted::checkContainer);
        assertThat(spec.path("initContainers")).allSatisfy(Restricted::checkContainer);
        assertThat(spec.path("volumes"))
                .anySatisfy(volume -> assertThat(volume.has("emptyDir")).isTrue());
    }

    private static void checkContainer(JsonNode container) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(security.has("privileged")).isFalse();
        assertThat(container.path("volumeMounts"))
                .anySatisfy(
                        mount -> assertThat(mount.path("mountPath").asText()).isEqualTo("/tmp"));
    }
}
