package io.datadecide.plan.ladder;

import io.datadecide.plan.ladder.LadderSize.TrainingDefaults;
import java.util.List;
import java.util.OptionalLong;

/**
 * The 14 sizes of DataDecide (Magnusson et al. 2025, arXiv 2504.11393, table 2; steps as in the released runs). SwiGLU with {@code mlp_ratio} 8, of which each branch has half.
 */
final class DataDecideLadder {

    private static final int SEQUENCE_LENGTH = 2048;
    private static final double TOKENS_PER_PARAM = 100;
    private static final int PUBLISHED_VOCABULARY = 50_304;
    private static final int EXACT = 0;

    /** Smallest first. From 150M up, batch and token budget follow from the nominal N. */
    static final List<LadderSize> SIZES = List.of(
            size("4M", 8, 64, 8, EXACT, 5_725),
            size("6M", 8, 96, 8, EXACT, 9_182),
            size("8M", 8, 128, 8, EXACT, 13_039),
            size("10M", 8, 144, 8, EXACT, 15_117),
            size("14M", 8, 192, 8, EXACT, 21_953),
            size("16M", 8, 208, 8, EXACT, 24_432),
            size("20M", 16, 192, 8, EXACT, 14_584),
            size("60M", 16, 384, 12, EXACT, 29_042),
            size("90M", 16, 528, 12, EXACT, 29_901),
            size("150M", 12, 768, 12, 150_000_000, 38_157),
            size("300M", 16, 1024, 16, 300_000_000, 45_787),
            size("530M", 16, 1344, 16, 530_000_000, 57_786),
            size("750M", 16, 1536, 16, 750_000_000, 63_589),
            size("1B", 16, 2048, 16, 1_000_000_000, 69_369));

    private DataDecideLadder() {}

    private static LadderSize size(String name, int layers, int width, int heads, long nominal, long publishedSteps) {
        int mlpHidden = 4 * width;
        ModelShape published =
                new ModelShape(name, layers, width, heads, mlpHidden, PUBLISHED_VOCABULARY, SEQUENCE_LENGTH);
        long params = nominal == EXACT ? published.params() : nominal;
        TrainingDefaults defaults = new TrainingDefaults(
                params,
                LadderFormula.batchSequences(params),
                Double.POSITIVE_INFINITY,
                SEQUENCE_LENGTH,
                TOKENS_PER_PARAM,
                OptionalLong.of(publishedSteps));
        return new LadderSize(name, layers, width, heads, mlpHidden, defaults);
    }
}
