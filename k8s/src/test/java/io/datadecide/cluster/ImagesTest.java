package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsCluster
class ImagesTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @BeforeAll
    static void build() {
        Images.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"datadecide-coordinator", "datadecide-trainer", "datadecide-scorer", "datadecide-cli"})
    void anImageSaysWhatItIsAndIsNobodysRoot(String name) throws IOException {
        JsonNode image = new ObjectMapper()
                .readTree(docker("image", "inspect", Images.reference(name)))
                .get(0)
                .path("Config");
        JsonNode labels = image.path("Labels");
        assertThat(image.path("User").asText()).isEqualTo("10001:10001");
        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo(name);
        assertThat(labels.path("org.opencontainers.image.version").asText()).isNotEmpty();
        assertThat(labels.path("org.opencontainers.image.revision").asText()).matches("[0-9a-f]{40}(-dirty)?|unknown");
        // Exec form: a shell as process 1 would keep SIGTERM to itself.
        assertThat(image.at("/Entrypoint/0").asText()).isIn("java", "/opt/datadecide/bin/datadecide");
    }

    @Test
    void theTrainerComputesWithAReadOnlyRootAndAnyUser() {
        String said =
                restricted(Images.reference("datadecide-trainer"), "bench", "train", "--shape", "nano", "--steps", "1");
        assertThat(said).contains("nano");
    }

    @Test
    void theCommandLineAnswers() {
        assertThat(restricted(Images.reference("datadecide-cli"), "--version")).startsWith("datadecide ");
    }

    private static String restricted(String... imageAndArguments) {
        String[] options = {
            "run",
            "--rm",
            "--read-only",
            "--tmpfs",
            "/tmp",
            "--user",
            "12345:12345",
            "--cap-drop",
            "ALL",
            "--network",
            "none"
        };
        String[] all = new String[options.length + imageAndArguments.length];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(imageAndArguments, 0, all, options.length, imageAndArguments.length);
        return docker(all);
    }

    private static String docker(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "docker";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Command.succeed(LONGEST, Map.of(), line);
    }
}
