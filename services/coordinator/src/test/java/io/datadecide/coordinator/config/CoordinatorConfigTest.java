package io.datadecide.coordinator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.calls.TransportSecurity;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoordinatorConfigTest {

    private static CoordinatorConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(CoordinatorConfig.class)
                .build()
                .getConfigMapping(CoordinatorConfig.class);
    }

    @Test
    void everyDefaultIsWhatTheDocumentationSays() {
        CoordinatorConfig config = config();
        assertThat(config.mode()).isEqualTo(CoordinatorConfig.Mode.LOCAL);
        assertThat(config.token()).isEmpty();
        assertThat(config.tokensFile()).isEmpty();
        assertThat(config.runTokenSecret()).isEmpty();
        assertThat(config.database().url()).isEmpty();
        assertThat(config.database().username()).isEmpty();
        assertThat(config.database().password()).isEmpty();
        assertThat(config.database().poolSize()).isEqualTo(16);
        assertThat(config.database().retryFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.events().kafkaServers()).isEmpty();
        assertThat(config.events().topic()).isEqualTo("datadecide.events");
        assertThat(config.events().group()).isEqualTo("datadecide-coordinator");
        assertThat(config.tls().certificate()).isEmpty();
        assertThat(config.tls().key()).isEmpty();
        assertThat(config.tls().clientAuthority()).isEmpty();
        assertThat(config.tls().port()).isEqualTo(9443);
        assertThat(config.tls().reloadEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.scoring().token()).isEmpty();
        assertThat(config.scoring().tls().security()).isEqualTo(TransportSecurity.none());
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

    @Test
    void everyDefaultOfAClusterIsWhatTheDocumentationSays() {
        KubernetesConfig cluster = config().kubernetes();
        assertThat(cluster.namespace()).isEmpty();
        assertThat(cluster.instance()).isEqualTo("datadecide");
        assertThat(cluster.dataRoot()).isEqualTo(Path.of("/var/lib/datadecide"));
        assertThat(cluster.address()).isEqualTo("datadecide-coordinator:9000");
        assertThat(cluster.scorer()).isEqualTo("datadecide-scorer:9000");
        assertThat(cluster.parallelRuns()).isZero();
        assertThat(cluster.requestsPerSecond()).isEqualTo(20);
        assertThat(cluster.explainAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(cluster.stuckGrace()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everyDefaultOfTrainerPodsIsWhatTheDocumentationSays() {
        TrainerConfig trainer = config().kubernetes().trainer();
        assertThat(List.of(
                        trainer.image(),
                        trainer.gpuImage(),
                        trainer.imagePullSecrets(),
                        trainer.cpuLimit(),
                        trainer.memory(),
                        trainer.priorityClass(),
                        trainer.serviceAccount(),
                        trainer.volumeClaim(),
                        trainer.podTemplate(),
                        trainer.queue()))
                .containsOnly(Optional.empty());
        assertThat(trainer.imagePullPolicy()).isEqualTo("IfNotPresent");
        assertThat(trainer.arguments()).containsExactly("work");
        assertThat(trainer.cpu()).isEqualTo("1");
        assertThat(trainer.memoryFactor()).isEqualTo(1.25);
        assertThat(trainer.gpuResource()).isEqualTo("nvidia.com/gpu");
        assertThat(trainer.nodeSelector()).isEmpty();
        assertThat(trainer.tolerations()).isEmpty();
        assertThat(trainer.environment()).isEmpty();
        assertThat(trainer.stopGrace()).isEqualTo(Duration.ofSeconds(60));
        assertThat(trainer.keepFinished()).isEqualTo(Duration.ofHours(1));
        assertThat(trainer.longestAttempt()).isEqualTo(Duration.ofDays(7));
    }
}
