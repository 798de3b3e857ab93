package io.datadecide.language.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.model.LadderScript;
import io.datadecide.language.model.TorchRuntime;
import java.util.List;

/**
 * The plain path, as the usual harness does it: each sequence alone, logits of every token over the whole vocabulary. Here
 * to measure the fast path against.
 */
public final class FullSoftmaxScorer implements LikelihoodScorer {
    private final ScoringModel model;
    private final NDManager manager;
    private final LadderScript script;

    /** A scorer of a model, for the calling thread. */
    public FullSoftmaxScorer(ScoringModel model) {
        this.model = model;
        this.manager = TorchRuntime.newManager();
        this.script = LadderScript.load(manager, model.shape());
    }

    @Override
    public double[] score(List<TokenSequence> sequences) {
        sequences.forEach(model::requireInVocabulary);
        return sequences.stream().mapToDouble(this::score).toArray();
    }

    private double score(TokenSequence sequence) {
        int[] inputs = new int[sequence.inputs()];
        long[] targets = new long[sequence.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = sequence.token(i);
            targets[i] = sequence.token(i + 1);
        }
        try (NDManager call = manager.newSubManager()) {
            NDArray logits = script.evaluate(
                    call,
                    "logits",
                    model.parameters().vector(),
                    model.positions().cosines(),
                    model.positions().sines(),
                    call.create(inputs, new Shape(1, inputs.length)));
            NDArray likelihoods =
                    logits.squeeze(0).logSoftmax(1).gather(call.create(targets, new Shape(targets.length, 1)), 1);
            float[] values = likelihoods.toFloatArray();
            double sum = 0;
            for (int i = sequence.firstScored(); i < values.length; i++) {
                sum += values[i];
            }
            return sum;
        }
    }

    @Override
    public int window() {
        return model.shape().sequenceLength();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
