package io.datadecide.coordinator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CoordinatorConfigTest {

    @Test
    void everyDefaultIsWhatTheDocumentationSays() {
        CoordinatorConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(CoordinatorConfig.class)
                .build()
                .getConfigMapping(CoordinatorConfig.class);
        assertThat(config.mode()).isEqualTo(CoordinatorConfig.Mode.LOCAL);
        assertThat(config.token()).isEmpty();
        assertThat(config.runTokenSecret()).isEmpty();
        assertThat(config.database().url()).isEmpty();
        assertThat(config.database().username()).isEmpty();
        assertThat(config.database().password()).isEmpty();
        assertThat(config.database().poolSize()).isEqualTo(16);
        assertThat(config.database().retryFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.startTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.lookEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.local().directory()).isEqualTo(Path.of("datadecide-out"));
        assertThat(config.local().home()).isEqualTo(Path.of("."));
        assertThat(config.local().trainerJar()).isEmpty();
        assertThat(config.local().scorerJar()).isEmpty();
        assertThat(config.local().processes()).isZero();
        assertThat(config.local().stopGrace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.local().trainerOptions())
                .containsExactly(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dai.djl.offline=true",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        "-Xmn16m",
                        "-XX:MaxDirectMemorySize=4g");
        assertThat(config.local().scorerOptions())
                .containsExactly(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dai.djl.offline=true",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx1g",
                        "-XX:MaxDirectMemorySize=4g");
        assertThat(config.retry().firstDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.retry().factor()).isEqualTo(2);
        assertThat(config.retry().greatestDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.scoring().deadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.scoring().tries()).isEqualTo(3);
        assertThat(config.scoring().atOnce()).isEqualTo(1);
    }
}
