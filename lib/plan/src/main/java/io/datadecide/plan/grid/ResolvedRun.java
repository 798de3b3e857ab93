package io.datadecide.plan.grid;

import io.datadecide.plan.ladder.ModelShape;
import java.util.List;
import java.util.Objects;

/**
 * One cell of the grid with every choice made: all that decides the bits of a trained model, and nothing else.
 *
 * @param corpus name of the corpus
 * @param corpusId identity of its {@link ResolvedCorpus}
 * @param tokenizer {@code bytes}, or the absolute path of a {@code tokenizer.json}
 * @param shape the model
 * @param seed decides initial parameters and the order of windows
 * @param optimization how it is trained
 * @param checkpoints when checkpoints are written
 * @param reportEverySteps steps between two reports of progress
 */
public record ResolvedRun(
        String corpus,
        String corpusId,
        String tokenizer,
        ModelShape shape,
        long seed,
        Optimization optimization,
        CheckpointSteps checkpoints,
        long reportEverySteps) {

    public ResolvedRun {
        Objects.requireNonNull(corpus, "corpus");
        Objects.requireNonNull(corpusId, "corpusId");
        Objects.requireNonNull(tokenizer, "tokenizer");
        List<Long> scoreSteps = checkpoints.scoreSteps();
        if (scoreSteps.getLast() != optimization.steps()) {
            throw new IllegalArgumentException("scoreSteps ends at " + scoreSteps.getLast()
                    + "; it must end at the last step, " + optimization.steps());
        }
        if (reportEverySteps < 1) {
            throw new IllegalArgumentException("reportEverySteps is " + reportEverySteps + "; it must be at least 1");
        }
    }

    /** Reads canonical JSON. {@link io.datadecide.plan.PlanException}: it is not that, or a value is out of range. */
    public static ResolvedRun fromJson(String json) {
        return CanonicalJson.read(json, ResolvedRun.class);
    }

    /** The canonical JSON that {@link #hash()} is the hash of. */
    public String toJson() {
        return CanonicalJson.write(this);
    }

    /** First 12 hexadecimal digits of the SHA-256 of {@link #toJson()}. */
    public String hash() {
        return CanonicalJson.identity(toJson());
    }

    /** Identity for people and machines, for example {@code prose-nano2-s1-3f9a0c1d22be}. */
    public String id() {
        return corpus + "-" + shape.name() + "-s" + seed + "-" + hash();
    }

    /** Parameters as the ladder counts them, without the input embedding. */
    public long params() {
        return shape.params();
    }

    /** Tokens of one step. */
    public long tokensPerStep() {
        return (long) optimization.batchSequences() * shape.sequenceLength();
    }

    /** Tokens that the whole run sees. */
    public long tokens() {
        return optimization.steps() * tokensPerStep();
    }

    /** Training compute of the whole run: 6·params·tokens. */
    public double flops() {
        return 6.0 * params() * tokens();
    }
}
