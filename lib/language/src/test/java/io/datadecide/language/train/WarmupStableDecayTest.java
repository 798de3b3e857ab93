package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.train.WarmupStableDecay.Branch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmupStableDecayTest {
    private static final WarmupStableDecay WSD = new WarmupStableDecay(4e-3, 5, 0.2, 0.01);

    @Test
    void eachBranchStartsWhereTheOneBeforeLeftTheStablePhase() {
        List<Branch> branches = WSD.branches(List.of(10L, 20L, 40L));

        assertThat(branches).extracting(Branch::from).containsExactly(0L, 8L, 16L);
        assertThat(branches).extracting(Branch::branchStep).containsExactly(8L, 16L, 32L);
        assertThat(branches).extracting(Branch::endStep).containsExactly(10L, 20L, 40L);
        assertThat(WSD.totalSteps(List.of(10L, 20L, 40L))).isEqualTo(32 + 2 + 4 + 8);
    }

    @Test
    void rateRisesStaysAndFallsByTheRoot() {
        LearningRateSchedule schedule = WSD.branches(List.of(20L)).getFirst().schedule();

        assertThat(schedule.at(1)).isEqualTo(4e-3 / 5);
        assertThat(schedule.at(5)).isEqualTo(4e-3);
        assertThat(schedule.at(16)).isEqualTo(4e-3);
        // A quarter of the decay: 1 - sqrt(1/4) is one half of the way from 1 to 0.01.
        assertThat(schedule.at(17)).isEqualTo(4e-3 * (0.01 + 0.99 / 2), within(1e-15));
        assertThat(schedule.at(20)).isEqualTo(4e-5);
        assertThat(schedule.at(21)).isEqualTo(4e-5);
    }

    @Test
    void horizonWithinTheWarmupIsNamed() {
        assertThatThrownBy(() -> WSD.branches(List.of(6L, 20L)))
                .isInstanceOf(LanguageException.BadShape.class)
                .hasMessageContaining("step 6 begins after step 4")
                .hasMessageContaining("warm-up of 5");
    }

    @Test
    void branchedRunEndsWithTheBitsOfARunThatWasMeantToEndThere(@TempDir Path directory) {
        Training training = Training.onRealText();
        List<Branch> branches = WSD.branches(List.of(10L, 15L));
        CheckpointStore trunk = new CheckpointStore(directory);
        Branch second = branches.get(1);
        try (TrainingSession first = session()) {
            training.until(
                    first, branches.getFirst().branchStep(), branches.getFirst().schedule());
            first.save(trunk, "{}", 0, "test");
            training.until(first, 10, branches.getFirst().schedule());
        }
        try (TrainingSession branched = TrainingSession.restore(
                        Checkpoint.verify(trunk.directory(second.from())),
                        OptimizerSettings.DATADECIDE,
                        Training.SEQUENCES);
                TrainingSession direct = session()) {
            training.until(branched, 15, second.schedule());
            training.until(direct, 15, second.schedule());

            assertThat(Training.parameters(branched)).isEqualTo(Training.parameters(direct));
        }
    }

    private static TrainingSession session() {
        return TrainingSession.create(Training.TINY, OptimizerSettings.DATADECIDE, Training.SEQUENCES, 3);
    }
}
