package io.datadecide.coordinator.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.coordinator.retry.RetryPolicy.Verdict;
import io.datadecide.coordinator.schedule.state.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(10));

    @Test
    void waitsGrowUpToTheGreatest() {
        assertThat(POLICY.delay(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delay(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(POLICY.delay(4)).isEqualTo(Duration.ofSeconds(10));
        assertThat(POLICY.delay(10_000)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theLastTryIsTheLast() {
        assertThat(POLICY.decide(FailureKind.TRANSIENT, 1, false, 3))
                .isEqualTo(new Verdict.TryAgain(2, Duration.ofSeconds(2)));
        assertThat(POLICY.decide(FailureKind.TRANSIENT, 2, false, 3))
                .isEqualTo(new Verdict.GiveUp(3, "gave up after 3 tries"));
    }

    @Test
    void aRunThatMovesOnHasAllItsTriesAgain() {
        assertThat(POLICY.decide(FailureKind.TRANSIENT, 2, true, 3))
                .isEqualTo(new Verdict.TryAgain(1, Duration.ofSeconds(1)));
    }

    @Test
    void preemptionBurnsNoTryAndWaitsNoTime() {
        assertThat(POLICY.decide(FailureKind.PREEMPTED, 2, false, 3)).isEqualTo(new Verdict.TryAgain(2, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"BAD_INPUT", "DIVERGED"})
    void whatCannotHelpIsNotTriedAgain(FailureKind kind) {
        assertThat(POLICY.decide(kind, 0, true, 100)).isInstanceOf(Verdict.GiveUp.class);
    }

    @Test
    void aPolicyThatShrinksIsRefused() {
        assertThatThrownBy(() -> new RetryPolicy(Duration.ofSeconds(2), 2, Duration.ofSeconds(1)))
                .hasMessageContaining("firstDelay");
    }
}
