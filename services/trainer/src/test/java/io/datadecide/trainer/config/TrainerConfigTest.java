package io.datadecide.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.language.model.DeviceChoice;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {
    private final TrainerConfig config =
            new SmallRyeConfigBuilder().withMapping(TrainerConfig.class).build().getConfigMapping(TrainerConfig.class);

    @Test
    void defaultsAreThese() {
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.device()).isEqualTo(DeviceChoice.CPU);
        assertThat(config.divergenceFactor()).isEqualTo(2);
        assertThat(config.parentPid()).isEmpty();
        assertThat(config.codeVersion()).isEqualTo("unknown");
        assertThat(config.work().coordinator()).isEmpty();
        assertThat(config.work().runId()).isEmpty();
        assertThat(config.work().attempt()).isEmpty();
        assertThat(config.work().runToken()).isEmpty();
        assertThat(config.coordinator().callDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.coordinator().firstWait()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.coordinator().longestWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.coordinator().giveUpAfter()).isEqualTo(Duration.ofMinutes(5));
    }
}
