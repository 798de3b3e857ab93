package io.datadecide.decide.bench;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceBuilder;
import io.datadecide.decide.evidence.EvidenceRow;
import java.util.List;
import java.util.Random;

/** Evidence of the shape of DataDecide: 25 corpora, 14 sizes, 11 tasks; values follow a scaling law with noise. */
final class MadeUpGrid {

    private static final int CORPORA = 25;
    private static final int TASKS = 11;
    private static final int METRICS = 20;
    private static final int SEEDS = 3;
    private static final int CHECKPOINTS = 20;
    private static final long TOKENS_PER_PARAM = 100;
    private static final List<String> SIZES =
            List.of("4M", "6M", "8M", "10M", "14M", "16M", "20M", "60M", "90M", "150M", "300M", "530M", "750M", "1B");
    private static final long[] MILLIONS = {4, 6, 8, 10, 14, 16, 20, 60, 90, 150, 300, 530, 750, 1180};

    private MadeUpGrid() {}

    /** The last checkpoint of every run with every metric. */
    static Evidence finals() {
        Random random = new Random(1);
        EvidenceBuilder builder = new EvidenceBuilder();
        for (int size = 0; size < SIZES.size(); size++) {
            for (int corpus = 0; corpus < CORPORA; corpus++) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    for (int task = 0; task < TASKS; task++) {
                        for (int metric = 0; metric < METRICS; metric++) {
                            String name = metric == 0 ? "primary_metric" : "correct_prob_" + metric;
                            double value = accuracy(loss(size, corpus, task, 1)) + 0.01 * random.nextGaussian();
                            builder.add(row(size, corpus, seed, task, name, 1, value));
                        }
                    }
                }
            }
        }
        return builder.build();
    }

    /** Every checkpoint of one seed with loss and accuracy. */
    static Evidence curves() {
        Random random = new Random(2);
        EvidenceBuilder builder = new EvidenceBuilder();
        for (int size = 0; size < SIZES.size(); size++) {
            for (int corpus = 0; corpus < CORPORA; corpus++) {
                for (int at = 1; at <= CHECKPOINTS; at++) {
                    for (int task = 0; task < TASKS; task++) {
                        double loss = loss(size, corpus, task, (double) at / CHECKPOINTS)
                                * (1 + 0.003 * random.nextGaussian());
                        double accuracy = accuracy(loss) + 0.003 * random.nextGaussian();
                        double done = (double) at / CHECKPOINTS;
                        builder.add(row(size, corpus, 0, task, "bits_per_byte", done, loss));
                        builder.add(row(size, corpus, 0, task, "primary_metric", done, accuracy));
                    }
                }
            }
        }
        return builder.build();
    }

    private static EvidenceRow row(int size, int corpus, int seed, int task, String metric, double done, double value) {
        long params = MILLIONS[size] * 1_000_000;
        long tokens = (long) (done * params * TOKENS_PER_PARAM);
        return new EvidenceRow(
                "corpus " + corpus,
                SIZES.get(size),
                params,
                tokens,
                6.0 * params * tokens,
                seed == 0 ? "default" : "seed " + seed,
                tokens / 1_000_000,
                "arc_" + task,
                metric,
                value);
    }

    private static double loss(int size, int corpus, int task, double done) {
        double params = MILLIONS[size] * 1e6;
        double flops = 6 * params * params * TOKENS_PER_PARAM * done;
        return (180 + 2 * corpus + 5 * task) / Math.pow(flops, 0.13) + 0.3;
    }

    private static double accuracy(double loss) {
        return -0.7 / (1 + Math.exp(-5 * (loss - 0.8))) + 0.95;
    }
}
