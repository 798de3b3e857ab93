package io.datadecide.plan.ladder;

/**
 * How the DataDecide ladder trains a model of N parameters (Magnusson et al. 2025, arXiv 2504.11393, section 2.2; after
 * Porian et al. 2024, arXiv 2406.19146).
 */
public final class LadderFormula {

    private static final double REFERENCE_PARAMS = 108e6;
    private static final double REFERENCE_LEARNING_RATE = 0.0047;
    private static final double REFERENCE_BATCH = 160;
    private static final int BATCH_UNIT = 32;

    private LadderFormula() {}

    /** Sequences (of 2048 tokens) of a step: {@code 160·(N/108e6)^(2/3)}, to the nearest 32, at least 32. */
    public static int batchSequences(long params) {
        double sequences = REFERENCE_BATCH * Math.pow(params / REFERENCE_PARAMS, 2.0 / 3.0);
        return Math.max(BATCH_UNIT, (int) Math.round(sequences / BATCH_UNIT) * BATCH_UNIT);
    }

    /** Peak learning rate: {@code 0.0047·(N/108e6)^(−1/3)}. */
    public static double peakLearningRate(long params) {
        return REFERENCE_LEARNING_RATE * Math.pow(params / REFERENCE_PARAMS, -1.0 / 3.0);
    }

    /** Steps of the linear warm-up: as many tokens as the model has parameters. */
    public static long warmupSteps(long params, long tokensPerStep) {
        return Math.round((double) params / tokensPerStep);
    }
}
