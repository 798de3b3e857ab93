package io.datadecide.language.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The fast path: tokens that sequences share from the start are run once, keys and values of long shared prefixes are
 * kept, and the head is applied to scored rows only.
 */
public final class PrefixTreeScorer implements LikelihoodScorer {
    /** Tokens of a pack: enough to fill the matrix units, few enough that the attention mask stays small. */
    public static final int DEFAULT_TOKEN_BUDGET = 384;

    private final ModelShape shape;
    private final Supplier<ScoringModel> models;
    private final int tokenBudget;
    private final Runnable betweenPacks;
    private final NDManager manager;
    private final ScoringScript script;
    private long tokensRun;
    private long rowsScored;

    /**
     * A scorer of a model, for the calling thread.
     *
     * @param tokenBudget maximum tokens of one call; a single sequence may be longer
     * @param betweenPacks called before each pack; may throw to stop, for example when the caller went away
     */
    public PrefixTreeScorer(ScoringModel model, int tokenBudget, Runnable betweenPacks) {
        this(model.shape(), () -> model, tokenBudget, betweenPacks);
    }

    /**
     * A scorer of one model after another, for the calling thread: what belongs to the shape is loaded once.
     *
     * @param shape shape of all of the models
     * @param models asked for the model of each call
     * @param tokenBudget maximum tokens of one call; a single sequence may be longer
     * @param betweenPacks called before each pack; may throw to stop, for example when the caller went away
     */
    public PrefixTreeScorer(ModelShape shape, Supplier<ScoringModel> models, int tokenBudget, Runnable betweenPacks) {
        this.shape = shape;
        this.models = models;
        this.tokenBudget = tokenBudget;
        this.betweenPacks = betweenPacks;
        this.manager = TorchRuntime.newManager();
        this.script = ScoringScript.load(manager, shape);
    }

    @Override
    public double[] score(List<TokenSequence> sequences) {
        ScoringModel model = models.get();
        if (!model.shape().equals(shape)) {
            throw new IllegalArgumentException("a model of shape " + model.shape() + " for a scorer of " + shape);
        }
        sequences.forEach(model::requireInVocabulary);
        double[] sums = new double[sequences.size()];
        try (Pass pass = new Pass(model, sums)) {
            new PrefixTreeWalk(sequences, tokenBudget, pass).walk();
        }
        return sums;
    }

    /** Names the code that computes likelihoods: the same name, model and requests give the same values. */
    public static String codeVersion() {
        return ScoringScript.sha256();
    }

    /** Tokens that were run through the model so far. */
    public long tokensRun() {
        return tokensRun;
    }

    /** Rows that the head was applied to so far. */
    public long rowsScored() {
        return rowsScored;
    }

    @Override
    public int window() {
        return shape.sequenceLength();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }

    /** One walk: the stack of cached prefixes, each with the keys and values of everything before it. */
    private final class Pass implements PrefixTreeWalk.Runner, AutoCloseable {
        private final ScoringModel model;
        private final double[] sums;
        private final Deque<NDArray> pasts = new ArrayDeque<>();

        Pass(ScoringModel model, double[] sums) {
            this.model = model;
            this.sums = sums;
            pasts.push(model.noPast(manager));
        }

        @Override
        public void enter(TokenPack chain) {
            run(chain);
            tokensRun += chain.size();
            try (NDManager call = manager.newSubManager()) {
                NDArray past = script.call(
                        call,
                        "extend",
                        model.parameters().vector(),
                        packed(call, chain),
                        pasts.getFirst(),
                        model.positions().cosines(),
                        model.positions().sines());
                past.attach(manager);
                pasts.push(past);
            }
        }

        @Override
        public void run(TokenPack pack) {
            betweenPacks.run();
            TargetRows targets = pack.targets();
            if (targets.isEmpty()) {
                return;
            }
            int[] gathered = targets.gathered();
            tokensRun += pack.size();
            rowsScored += gathered.length;
            try (NDManager call = manager.newSubManager()) {
                NDArray likelihoods = script.call(
                        call,
                        "score",
                        model.parameters().vector(),
                        packed(call, pack),
                        pasts.getFirst(),
                        call.create(gathered),
                        call.create(targets.pairs(gathered), new Shape(2, targets.size())),
                        model.positions().cosines(),
                        model.positions().sines());
                targets.addTo(sums, likelihoods.toFloatArray());
            }
        }

        @Override
        public void leave() {
            pasts.pop().close();
        }

        @Override
        public void close() {
            pasts.forEach(NDArray::close);
        }

        private NDArray packed(NDManager owner, TokenPack pack) {
            return owner.create(pack.integers(), new Shape(3, pack.size()));
        }
    }
}
