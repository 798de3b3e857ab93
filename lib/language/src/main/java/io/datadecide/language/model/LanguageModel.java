package io.datadecide.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.LanguageException;

/**
 * A model to be asked, not trained: parameters and the script that computes with them. Safe for use by several threads as
 * long as it is open. The runtime must have been started ({@link TorchRuntime#start}).
 */
public final class LanguageModel implements AutoCloseable {
    private final ModelShape shape;
    private final NDManager manager;
    private final LadderScript script;
    private final FlatParameters parameters;
    private final PositionTable positions;
    private final int maxSequenceLength;

    private LanguageModel(ModelShape shape, NDManager manager, FlatParameters parameters, int maxSequenceLength) {
        this.shape = shape;
        this.manager = manager;
        this.parameters = parameters;
        this.maxSequenceLength = maxSequenceLength;
        this.script = LadderScript.load(manager, shape);
        this.positions = PositionTable.of(manager, shape, maxSequenceLength);
    }

    /** Fills the parameters of a model that is being made. */
    @FunctionalInterface
    public interface ParameterSource {
        /** Writes every value; the layout is the shape's. */
        void fill(FlatParameters parameters);
    }

    /**
     * A model whose parameters come from somewhere, a checkpoint for example:
     * {@code LanguageModel.of(shape, 2048, checkpoint::readParameters)}.
     *
     * @param maxSequenceLength tokens of the longest row that will be asked; may exceed what the model was trained on
     */
    public static LanguageModel of(ModelShape shape, int maxSequenceLength, ParameterSource source) {
        NDManager manager = TorchRuntime.newManager();
        try {
            FlatParameters parameters = FlatParameters.zeros(manager, ParameterLayout.of(shape));
            source.fill(parameters);
            return new LanguageModel(shape, manager, parameters, maxSequenceLength);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** The model's shape. */
    public ModelShape shape() {
        return shape;
    }

    /** A manager for inputs and results; close it to free them. */
    public NDManager newManager() {
        return manager.newSubManager();
    }

    /** Token ids as a tensor, int32 [sequences, length]. */
    public NDArray tokens(NDManager call, int[] tokens, int length) {
        if (length < 1 || length > maxSequenceLength || tokens.length == 0 || tokens.length % length != 0) {
            throw new LanguageException.BadShape("batch of " + tokens.length + " tokens in rows of " + length
                    + "; rows have 1 to " + maxSequenceLength + " tokens");
        }
        shape.requireTokens(tokens);
        return call.create(tokens, new Shape(tokens.length / length, length));
    }

    /** Token ids [sequences, length] to logits, float32 [sequences, length, vocabulary]. */
    public NDArray logits(NDManager call, NDArray tokens) {
        return evaluate(call, "logits", tokens);
    }

    /** Calls a scoring method of the script, which takes parameters and rotary angles before these arguments. */
    public NDArray evaluate(NDManager call, String method, NDArray... arguments) {
        NDArray[] all = new NDArray[arguments.length + 3];
        all[0] = parameters.vector();
        all[1] = positions.cosines();
        all[2] = positions.sines();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return script.evaluate(call, method, all);
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
