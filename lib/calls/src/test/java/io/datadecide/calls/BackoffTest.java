package io.datadecide.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void delaysDoubleUpToTheMaximum() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(backoff.nominal(1)).hasMillis(100);
        assertThat(backoff.nominal(2)).hasMillis(200);
        assertThat(backoff.nominal(4)).hasMillis(800);
        assertThat(backoff.nominal(5)).hasSeconds(1);
        assertThat(backoff.nominal(Integer.MAX_VALUE)).hasSeconds(1);
    }

    @Test
    void aMaximumBelowTheFirstDelayIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessage("a backoff needs 0 <= initial <= max and factor >= 1, got PT2S, PT1S, 2.0");
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), Double.NaN))
                .hasMessageContaining("NaN");
    }

    @Property
    void everyDelayIsBetweenHalfTheNominalDelayAndAllOfIt(
            @ForAll @LongRange(min = 0, max = 100_000) long initial,
            @ForAll @LongRange(min = 0, max = 10_000_000) long above,
            @ForAll @DoubleRange(min = 1, max = 10) double factor,
            @ForAll @IntRange(min = 1, max = 5_000) int failures) {
        Backoff backoff = new Backoff(Duration.ofMillis(initial), Duration.ofMillis(initial + above), factor);

        Duration nominal = backoff.nominal(failures);
        Duration delay = backoff.delay(failures);

        assertThat(nominal).isBetween(backoff.initial(), backoff.max());
        assertThat(backoff.nominal(failures + 1)).isGreaterThanOrEqualTo(nominal);
        assertThat(delay.toMillis()).isBetween(nominal.toMillis() / 2, nominal.toMillis());
    }
}
