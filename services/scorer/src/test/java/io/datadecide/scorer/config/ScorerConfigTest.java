package io.datadecide.scorer.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScorerConfigTest {

    @Test
    void everyDefaultIsAsDocumented() {
        ScorerConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ScorerConfig.class)
                .build()
                .getConfigMapping(ScorerConfig.class);
        assertThat(config.workers()).isZero();
        assertThat(config.tokenBudget()).isEqualTo(384);
        assertThat(config.maxTaskCharacters()).isEqualTo(1L << 28);
        assertThat(config.maxCachedTokens()).isEqualTo(1L << 26);
        assertThat(config.maxModelBytes()).isEqualTo(8L << 30);
        assertThat(config.maxWaitingOrders()).isEqualTo(256);
        assertThat(config.scratch()).isEmpty();
        assertThat(config.maxFetchedBytes()).isEqualTo(8L << 30);
        assertThat(config.token()).isEmpty();
        assertThat(config.tls().certificate()).isEmpty();
        assertThat(config.tls().key()).isEmpty();
        assertThat(config.tls().clientAuthority()).isEmpty();
        assertThat(config.tls().port()).isEqualTo(9143);
        assertThat(config.tls().reloadEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.tasksDirectory()).isEmpty();
        assertThat(config.resultsDirectory()).isEmpty();
        assertThat(config.limits().workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
