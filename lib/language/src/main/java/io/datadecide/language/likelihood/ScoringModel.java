package io.datadecide.language.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.PositionTable;
import io.datadecide.language.model.TorchRuntime;

/**
 * A model's parameters for scoring. Several scorers may read one model, each on its own thread. The runtime must have
 * been started ({@link TorchRuntime#start}).
 */
public final class ScoringModel implements AutoCloseable {
    private final ModelShape shape;
    private final NDManager manager;
    private final FlatParameters parameters;
    private final PositionTable positions;

    private ScoringModel(ModelShape shape, NDManager manager, FlatParameters parameters) {
        this.shape = shape;
        this.manager = manager;
        this.parameters = parameters;
        this.positions = PositionTable.of(manager, shape, shape.sequenceLength());
    }

    /**
     * The model of a checkpoint.
     *
     * @throws LanguageException.BadCheckpoint when its parameters cannot be read or are not finite
     */
    public static ScoringModel of(Checkpoint checkpoint) {
        ModelShape shape = checkpoint.manifest().shape();
        NDManager manager = TorchRuntime.newManager();
        try {
            FlatParameters parameters = FlatParameters.zeros(manager, ParameterLayout.of(shape));
            checkpoint.readParameters(parameters);
            requireFinite(checkpoint, parameters);
            return new ScoringModel(shape, manager, parameters);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** A model at its random start, for benchmarks and tests. */
    public static ScoringModel random(ModelShape shape, long seed) {
        NDManager manager = TorchRuntime.newManager();
        return new ScoringModel(shape, manager, FlatParameters.initial(manager, ParameterLayout.of(shape), seed));
    }

    public ModelShape shape() {
        return shape;
    }

    /** The parameters; not to be changed. */
    public FlatParameters parameters() {
        return parameters;
    }

    PositionTable positions() {
        return positions;
    }

    NDArray noPast(NDManager owner) {
        return owner.zeros(new Shape(2L * shape.layers(), shape.heads(), 0, shape.headWidth()), DataType.FLOAT32);
    }

    /** The script would read outside of the embedding without a word. */
    void requireInVocabulary(TokenSequence sequence) {
        if (sequence.largestToken() >= shape.vocabulary()) {
            throw new LanguageException.BadShape("token id " + sequence.largestToken()
                    + " does not fit the vocabulary of " + shape.vocabulary()
                    + "; use the tokenizer that the model was made for");
        }
    }

    private static void requireFinite(Checkpoint checkpoint, FlatParameters parameters) {
        try (NDArray sum = parameters.vector().abs().sum()) {
            if (!Float.isFinite(sum.getFloat())) {
                throw new LanguageException.BadCheckpoint(
                        checkpoint.directory() + ": a parameter is not a finite number; train the run again", null);
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
