package io.datadecide.plan.ladder;

import io.datadecide.plan.ladder.LadderSize.TrainingDefaults;
import java.util.List;
import java.util.OptionalLong;

/**
 * Four sizes that a laptop trains in seconds each: the DataDecide architecture, three to a hundred times smaller than
 * its 4M.
 *
 * <p>Batches are small so that a short budget still has a few hundred steps, and the learning rate is held at 0.01: the
 * formula, made for 4M and up, would give up to 0.06.
 */
final class NanoLadder {

    private static final int SEQUENCE_LENGTH = 128;
    private static final int BATCH_SEQUENCES = 8;
    private static final double TOKENS_PER_PARAM = 20;
    private static final double PEAK_LEARNING_RATE = 0.01;

    private static final long ANY_PARAMS = 0;

    /** For shapes that the experiment spells out. */
    static final TrainingDefaults DEFAULTS = new TrainingDefaults(
            ANY_PARAMS, BATCH_SEQUENCES, PEAK_LEARNING_RATE, SEQUENCE_LENGTH, TOKENS_PER_PARAM, OptionalLong.empty());

    /** Smallest first. */
    static final List<LadderSize> SIZES =
            List.of(size("nano1", 2, 32, 2), size("nano2", 2, 48, 3), size("nano3", 3, 64, 4), size("nano4", 4, 96, 6));

    private NanoLadder() {}

    private static LadderSize size(String name, int layers, int width, int heads) {
        return new LadderSize(name, layers, width, heads, 4 * width, DEFAULTS);
    }
}
