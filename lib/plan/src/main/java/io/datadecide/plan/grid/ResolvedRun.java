package io.datadecide.plan.grid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.plan.ladder.ModelShape;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param options where the training differs from the published
 */
@RecordBuilder
public record ResolvedRun(
        String corpus,
        String corpusId,
        String tokenizer,
        ModelShape shape,
        long seed,
        Optimization optimization,
        CheckpointSteps checkpoints,
        long reportEverySteps,
        TrainingOptions options) {

    /** What came after the first release: runs that do not use it keep their text, and so their identity. */
    private static final ObjectNode DEFAULTS = defaults();

    /** A run that is trained as the published ones. */
    public ResolvedRun(
            String corpus,
            String corpusId,
            String tokenizer,
            ModelShape shape,
            long seed,
            Optimization optimization,
            CheckpointSteps checkpoints,
            long reportEverySteps) {
        this(
                corpus,
                corpusId,
                tokenizer,
                shape,
                seed,
                optimization,
                checkpoints,
                reportEverySteps,
                TrainingOptions.AS_PUBLISHED);
    }

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
        for (long endStep : options.decays() ? scoreSteps : List.<Long>of()) {
            requireStablePhase(endStep, options.decaySteps(endStep), optimization.warmupSteps());
        }
    }

    private static void requireStablePhase(long endStep, long decaySteps, long warmupSteps) {
        if (endStep - decaySteps < warmupSteps) {
            throw new IllegalArgumentException("the decay to the checkpoint of step " + endStep + " begins after step "
                    + (endStep - decaySteps) + ", within the warm-up of " + warmupSteps
                    + " steps; score fewer checkpoints, shorten the warm-up or lower decayFraction");
        }
    }

    /** Reads canonical JSON. {@link io.datadecide.plan.PlanException}: it is not that, or a value is out of range. */
    public static ResolvedRun fromJson(String json) {
        return CanonicalJson.read(json, ResolvedRun.class, DEFAULTS);
    }

    /** The canonical JSON that {@link #hash()} is the hash of. */
    public String toJson() {
        return CanonicalJson.write(this, DEFAULTS);
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

    /** Tokens that the model of the last step has seen. */
    public long tokens() {
        return optimization.steps() * tokensPerStep();
    }

    /**
     * Steps that are taken in all: those to the last step and, where learning rates decay from a stable phase, the decays
     * to the scored checkpoints before it.
     */
    public long totalSteps() {
        return optimization.steps()
                + earlierHorizons().stream().mapToLong(options::decaySteps).sum();
    }

    /** Scored steps before the last which have their own decay; none with a cosine. */
    public List<Long> earlierHorizons() {
        List<Long> steps = checkpoints.scoreSteps();
        return options.decays() ? steps.subList(0, steps.size() - 1) : List.of();
    }

    /** Training compute of the whole run: 6·params·tokens, those of all decays counted. */
    public double flops() {
        return 6.0 * params() * totalSteps() * tokensPerStep();
    }

    private static ObjectNode defaults() {
        ObjectNode defaults = JsonNodeFactory.instance.objectNode();
        defaults.putObject("shape").put("qkNorm", false);
        defaults.set("options", CanonicalJson.tree(TrainingOptions.AS_PUBLISHED));
        return defaults;
    }
}
