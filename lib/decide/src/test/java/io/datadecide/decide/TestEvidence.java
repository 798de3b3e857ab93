package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small made-up evidence with a known order: corpus i is better than corpus i − 1 by {@code step}. */
public final class TestEvidence {

    private TestEvidence() {}

    /** Rows of corpora a, b, c … at sizes 10M, 100M and 1B, three seeds, two tasks; value = quality + size + seed noise. */
    public static List<EvidenceRow> rows(int corpora, double step, double noise, long seed) {
        Random random = new Random(seed);
        List<EvidenceRow> rows = new ArrayList<>();
        long[] params = {10_000_000, 100_000_000, 1_000_000_000};
        String[] sizes = {"10M", "100M", "1B"};
        for (int c = 0; c < corpora; c++) {
            for (int s = 0; s < sizes.length; s++) {
                for (int r = 0; r < 3; r++) {
                    for (String task : List.of("arc", "hella")) {
                        long tokens = params[s] * 100;
                        double value = 0.3 + 0.1 * s + step * c + noise * random.nextGaussian();
                        rows.add(new EvidenceRow(
                                String.valueOf((char) ('a' + c)),
                                sizes[s],
                                params[s],
                                tokens,
                                6.0 * params[s] * tokens,
                                "seed" + r,
                                1000,
                                task,
                                "primary_metric",
                                value));
                    }
                }
            }
        }
        return rows;
    }

    public static Evidence of(int corpora, double step, double noise) {
        return Evidence.of(rows(corpora, step, noise, 7));
    }
}
