package io.datadecide.decide.evidence;

/**
 * One measurement of one checkpoint.
 *
 * @param corpus name of the corpus that was trained on
 * @param size name of the model size
 * @param params parameters that count for compute; 0 when not known
 * @param tokens tokens seen at the checkpoint; 0 when not known
 * @param flops training compute in floating-point operations, 6·params·tokens; 0 when not known
 * @param seed name of the run's seed
 * @param step optimizer steps done
 * @param task name of the benchmark
 * @param metric name of the number
 * @param value the number; may be NaN or infinite, which a decision lists and leaves out
 */
public record EvidenceRow(
        String corpus,
        String size,
        long params,
        long tokens,
        double flops,
        String seed,
        long step,
        String task,
        String metric,
        double value) {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 1_000;

    public EvidenceRow {
        requireName("corpus", corpus);
        requireName("size", size);
        requireName("seed", seed);
        requireName("task", task);
        requireName("metric", metric);
        requireCount("params", params);
        requireCount("tokens", tokens);
        requireCount("step", step);
        if (!(flops >= 0) || Double.isInfinite(flops)) {
            throw new EvidenceException("flops is " + flops + "; use a finite number of at least 0");
        }
    }

    /** The same row under another metric. */
    EvidenceRow withMetric(String other) {
        return new EvidenceRow(corpus, size, params, tokens, flops, seed, step, task, other, value);
    }

    private static void requireName(String field, String name) {
        if (name.isBlank()) {
            throw new EvidenceException(field + " is empty; every row needs one");
        }
        if (name.length() > MAX_NAME) {
            throw new EvidenceException(field + " " + OneLine.quote(name) + " has " + name.length()
                    + " characters; use at most " + MAX_NAME);
        }
    }

    private static void requireCount(String field, long count) {
        if (count < 0) {
            throw new EvidenceException(field + " is " + count + "; use a whole number of at least 0");
        }
    }
}
