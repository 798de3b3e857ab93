package io.datadecide.coordinator.schedule.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunTransitionsTest {

    /** Every cell of the table; a dash where nothing follows. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            STATE,     LAUNCH,   LEASE,   TRY_AGAIN, PREPARED,  TRAINED, SCORED,    GIVE_UP, CANCEL,    RETRY
            PENDING,   STARTING, -,       -,         -,         -,       -,         FAILED,  CANCELLED, -
            STARTING,  -,        RUNNING, PENDING,   -,         -,       -,         FAILED,  CANCELLED, -
            RUNNING,   -,        -,       PENDING,   SUCCEEDED, SCORING, -,         FAILED,  CANCELLED, -
            SCORING,   -,        -,       -,         -,         -,       SUCCEEDED, FAILED,  CANCELLED, -
            SUCCEEDED, -,        -,       -,         -,         -,       -,         -,       -,         -
            FAILED,    -,        -,       -,         -,         -,       -,         -,       -,         PENDING
            CANCELLED, -,        -,       -,         -,         -,       -,         -,       -,         PENDING
            """)
    void everyPairOfStateAndTriggerIsDecided(
            RunState state,
            String launch,
            String lease,
            String tryAgain,
            String prepared,
            String trained,
            String scored,
            String giveUp,
            String cancel,
            String retry) {
        String[] expected = {launch, lease, tryAgain, prepared, trained, scored, giveUp, cancel, retry};
        assertThat(expected).hasSize(RunTrigger.values().length);
        for (RunTrigger trigger : RunTrigger.values()) {
            assertThat(RunTransitions.next(state, trigger).map(RunState::name).orElse("-"))
                    .as("%s on %s", trigger, state)
                    .isEqualTo(expected[trigger.ordinal()]);
        }
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void anEndedRunMovesOnlyByRetry(RunState state) {
        for (RunTrigger trigger : EnumSet.complementOf(EnumSet.of(RunTrigger.RETRY))) {
            assertThat(state.ended() && RunTransitions.next(state, trigger).isPresent())
                    .isFalse();
        }
    }

    @Test
    void everyStateCanBeReachedFromPending() {
        Set<RunState> reached = EnumSet.of(RunState.PENDING);
        boolean grew = true;
        while (grew) {
            Set<RunState> more = EnumSet.copyOf(reached);
            for (RunState state : reached) {
                for (RunTrigger trigger : RunTrigger.values()) {
                    RunTransitions.next(state, trigger).ifPresent(more::add);
                }
            }
            grew = reached.addAll(more);
        }
        assertThat(reached).containsExactlyInAnyOrder(RunState.values());
    }
}
