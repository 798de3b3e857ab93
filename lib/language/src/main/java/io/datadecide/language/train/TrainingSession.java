package io.datadecide.language.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointManifest;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.TorchRuntime;
import java.util.Map;

/**
 * A model in training: its parameters, the optimizer's moments, and the script that updates them. Belongs to the thread
 * that made it. The runtime must have been started ({@link TorchRuntime#start}).
 */
public final class TrainingSession implements AutoCloseable {
    private final ModelShape shape;
    private final NDManager manager;
    private final NativeStep step;
    private final FlatParameters parameters;
    private final FlatParameters gradient;
    private final FlatParameters firstMoment;
    private final FlatParameters secondMoment;
    private NDArray updates;
    private long steps;
    private long tokensSeen;

    private TrainingSession(
            ModelShape shape,
            OptimizerSettings optimizer,
            StepOptions options,
            NDManager manager,
            FlatParameters start) {
        this.shape = shape;
        this.manager = manager;
        this.step = new NativeStep(manager, shape, optimizer, options, 1);
        this.parameters = start;
        this.gradient = FlatParameters.zeros(manager, start.layout());
        this.firstMoment = FlatParameters.zeros(manager, start.layout());
        this.secondMoment = FlatParameters.zeros(manager, start.layout());
        this.updates = manager.zeros(new Shape(1), DataType.FLOAT32);
    }

    /**
     * A model at its start, a pure function of shape and seed.
     *
     * @param microBatchSequences sequences whose activations are in memory together; larger batches are accumulated
     */
    public static TrainingSession create(
            ModelShape shape, OptimizerSettings optimizer, int microBatchSequences, long seed) {
        return create(shape, optimizer, StepOptions.plain(microBatchSequences), seed);
    }

    /** The same, with options. */
    public static TrainingSession create(
            ModelShape shape, OptimizerSettings optimizer, StepOptions options, long seed) {
        NDManager manager = TorchRuntime.newManager();
        FlatParameters start = FlatParameters.initial(manager, ParameterLayout.of(shape), seed);
        return new TrainingSession(shape, optimizer, options, manager, start);
    }

    /** The model of a checkpoint, with the optimizer's memory: the next step is the one that would have followed. */
    public static TrainingSession restore(Checkpoint checkpoint, OptimizerSettings optimizer, int microBatchSequences) {
        return restore(checkpoint, optimizer, StepOptions.plain(microBatchSequences));
    }

    /** The same, with options. */
    public static TrainingSession restore(Checkpoint checkpoint, OptimizerSettings optimizer, StepOptions options) {
        CheckpointManifest manifest = checkpoint.manifest();
        NDManager manager = TorchRuntime.newManager();
        FlatParameters start = FlatParameters.zeros(manager, ParameterLayout.of(manifest.shape()));
        checkpoint.readParameters(start);
        TrainingSession session = new TrainingSession(manifest.shape(), optimizer, options, manager, start);
        float updates = checkpoint.readOptimizer(session.firstMoment, session.secondMoment);
        session.updates = manager.create(new float[] {updates});
        session.steps = manifest.step();
        session.tokensSeen = manifest.tokensSeen();
        return session;
    }

    /**
     * One optimizer step on a batch: forward, gradients, clipping and update, in one native call.
     *
     * @param tokens ids, row-major [sequences, length]; the model predicts each row's second to last token
     * @param length tokens of a row, from 2 to the shape's sequence length
     */
    public StepOutcome step(int[] tokens, int length, double learningRate) {
        step.requireBatch(tokens, length);
        TokenBatch batch = step.batch(new Shape(tokens.length / length, length));
        batch.fill(0, tokens);
        step.take(state(), batch, learningRate);
        StepOutcome outcome = step.outcome(0);
        if (outcome instanceof StepOutcome.Updated) {
            steps++;
            tokensSeen += tokens.length;
        }
        return outcome;
    }

    private NativeStep.State state() {
        return new NativeStep.State(
                parameters.vector(), gradient.vector(), firstMoment.vector(), secondMoment.vector(), updates);
    }

    /**
     * Sequences whose activations are in memory together: fewer than requested when memory did not suffice. To be shown to the
     * user when it has changed, since other sums are rounded otherwise.
     */
    public int microBatchSequences() {
        return step.microBatchSequences();
    }

    /** Optimizer steps taken, those before a restore included. */
    public long steps() {
        return steps;
    }

    /** Tokens of all batches, those before a restore included. */
    public long tokensSeen() {
        return tokensSeen;
    }

    /** The parameters as they are now; they change with the next step. */
    public FlatParameters parameters() {
        return parameters;
    }

    /** The gradient that the last step used. */
    FlatParameters gradient() {
        return gradient;
    }

    /**
     * Writes a checkpoint.
     *
     * @param run the resolved run as JSON, kept as it is
     * @param dataPosition windows consumed so far
     */
    public Checkpoint save(CheckpointStore store, String run, long dataPosition, String codeVersion) {
        CheckpointManifest description =
                new CheckpointManifest(run, shape, steps, tokensSeen, dataPosition, codeVersion, Map.of());
        return store.write(
                description,
                parameters,
                new CheckpointStore.Optimizer(firstMoment, secondMoment, updates.toFloatArray()[0]));
    }

    @Override
    public void close() {
        step.close();
        manager.close();
    }
}
