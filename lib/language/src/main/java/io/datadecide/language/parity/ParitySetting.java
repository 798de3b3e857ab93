package io.datadecide.language.parity;

import io.datadecide.language.model.ModelShape;
import io.datadecide.language.train.LearningRateSchedule;
import io.datadecide.language.train.OptimizerSettings;
import java.util.Random;

/**
 * The one configuration that is compared: small enough for a laptop's second, with everything that a step has, several
 * layers and heads, two micro-batches, a warm-up, and gradients both above and below the clip.
 */
final class ParitySetting {
    static final ModelShape SHAPE = new ModelShape("parity", 3, 64, 4, 160, 320, 48);
    static final OptimizerSettings OPTIMIZER = OptimizerSettings.DATADECIDE;
    static final int SEQUENCES = 8;
    static final int MICRO_BATCH_SEQUENCES = 4;
    static final int STEPS = 20;
    static final LearningRateSchedule SCHEDULE = new LearningRateSchedule(5e-3, 5, STEPS, 0.01);
    static final long SEED = 6198;

    private static final double FOLLOWED_SHARE = 0.75;

    private ParitySetting() {}

    /** Ids of a step, row-major [sequences, length]: mostly each follows from the one before, so there is much to learn. */
    static int[] tokens(int step) {
        Random random = new Random(step);
        int[] tokens = new int[SEQUENCES * SHAPE.sequenceLength()];
        int token = 0;
        for (int i = 0; i < tokens.length; i++) {
            boolean follows = random.nextDouble() < FOLLOWED_SHARE;
            token = follows ? (token * 17 + 5) % SHAPE.vocabulary() : random.nextInt(SHAPE.vocabulary());
            tokens[i] = token;
        }
        return tokens;
    }
}
