package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.LanguageException;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
    /** Peak and step counts of the published 4M configuration. */
    private final LearningRateSchedule schedule = new LearningRateSchedule(0.014413241495775282, 57, 5725, 0.01);

    @Test
    void warmUpRisesLinearlyToThePeak() {
        assertThat(schedule.at(1)).isCloseTo(schedule.peak() / 57, within(1e-15));
        assertThat(schedule.at(57)).isEqualTo(schedule.peak());
    }

    @Test
    void cosineIsHalfWayAtHalfOfTheStepsAfterWarmUp() {
        double half = schedule.peak() * (1 + 0.01) / 2;

        assertThat(schedule.at(57 + (5725 - 57) / 2)).isCloseTo(half, within(1e-12));
    }

    @Test
    void lastStepHasOnePercentOfThePeak() {
        assertThat(schedule.at(5725)).isEqualTo(schedule.peak() * 0.01);
    }

    @Test
    void moreWarmUpThanStepsIsRefused() {
        assertThatThrownBy(() -> new LearningRateSchedule(0.01, 11, 10, 0.01))
                .isInstanceOf(LanguageException.BadShape.class)
                .hasMessageContaining("11 warm-up steps of 10");
    }
}
