package io.datadecide.language.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointManifest;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.LadderScript;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.PositionTable;
import io.datadecide.language.model.TorchRuntime;
import java.nio.DoubleBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model in training: its parameters, the optimizer's moments, and the script that updates them. Belongs to the thread
 * that made it. The runtime must have been started ({@link TorchRuntime#start}).
 */
public final class TrainingSession implements AutoCloseable {
    /** The script's word for an id that is not set. */
    private static final int NONE = -1;

    /** Where the script looks for the size of a micro-batch. */
    private static final int MICRO_BATCH = 6;

    private final ModelShape shape;
    private final NDManager manager;
    /** Of the few numbers that the script reads and writes one by one, whatever the device. */
    private final NDManager hostManager;

    private final LadderScript script;
    private final FlatParameters parameters;
    private final FlatParameters gradient;
    private final FlatParameters firstMoment;
    private final FlatParameters secondMoment;
    private final PositionTable positions;
    private NDArray updates;
    private final NDArray hyper;
    private final NDArray result;
    private final DoubleBuffer hyperValues;
    private final DoubleBuffer resultValues;
    private @Nullable TokenBatch batch;
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
        this.hostManager = TorchRuntime.newHostManager();
        this.script = LadderScript.load(manager, shape);
        this.parameters = start;
        this.gradient = FlatParameters.zeros(manager, start.layout());
        this.firstMoment = FlatParameters.zeros(manager, start.layout());
        this.secondMoment = FlatParameters.zeros(manager, start.layout());
        this.positions = PositionTable.of(manager, shape, shape.sequenceLength());
        this.updates = manager.zeros(new Shape(1), DataType.FLOAT32);
        this.hyper = hostManager.zeros(new Shape(11), DataType.FLOAT64);
        this.result = hostManager.zeros(new Shape(2), DataType.FLOAT64);
        this.hyperValues = hyper.toByteBuffer(true).asDoubleBuffer();
        this.resultValues = result.toByteBuffer(true).asDoubleBuffer();
        hyperValues.put(0, new double[] {
            0,
            optimizer.beta1(),
            optimizer.beta2(),
            optimizer.epsilon(),
            optimizer.weightDecay(),
            optimizer.gradientClip(),
            options.microBatchSequences(),
            options.zLoss(),
            options.documentEnd().orElse(NONE),
            options.padding().orElse(NONE),
            options.recomputeActivations() ? 1 : 0
        });
    }

    /**
     * A model at its start, a pure function of shape and seed.
     *
     * @param microBatchSequences sequences whose activations are held at once; larger batches are accumulated
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
        requireBatch(tokens, length);
        int sequences = tokens.length / length;
        hyperValues.put(0, learningRate);
        run(batch(sequences, length).filledWith(tokens));
        double loss = resultValues.get(0);
        double norm = resultValues.get(1);
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            return new StepOutcome.Diverged(loss, norm);
        }
        steps++;
        tokensSeen += tokens.length;
        return new StepOutcome.Updated(loss, norm);
    }

    /**
     * Sequences whose activations are held at once: fewer than asked for when the memory did not suffice. To be told to the
     * user when it has changed, since other sums are rounded otherwise.
     */
    public int microBatchSequences() {
        return (int) hyperValues.get(MICRO_BATCH);
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
        script.close();
        manager.close();
        hostManager.close();
    }

    /** Parameters change at the very end of the call, so one that found no memory can be made again with smaller parts. */
    private void run(NDArray tokens) {
        while (true) {
            try (NDManager call = manager.newSubManager()) {
                script.differentiate(
                        call,
                        "train_step",
                        parameters.vector(),
                        gradient.vector(),
                        firstMoment.vector(),
                        secondMoment.vector(),
                        updates,
                        onDevice(tokens, call),
                        positions.cosines(),
                        positions.sines(),
                        hyper,
                        result);
                return;
            } catch (EngineException e) {
                int smaller =
                        (int) Math.min(microBatchSequences(), tokens.getShape().get(0)) / 2;
                if (smaller == 0 || !OutOfMemory.said(e)) {
                    throw new LanguageException.EngineFailed("the training step failed for shape " + shape.name(), e);
                }
                hyperValues.put(MICRO_BATCH, smaller);
            }
        }
    }

    private NDArray onDevice(NDArray tokens, NDManager call) {
        NDArray there = tokens.toDevice(manager.getDevice(), false);
        if (there != tokens) {
            there.attach(call);
        }
        return there;
    }

    private TokenBatch batch(int sequences, int length) {
        if (batch == null || !batch.fits(sequences, length)) {
            if (batch != null) {
                batch.close();
            }
            batch = new TokenBatch(hostManager, sequences, length);
        }
        return batch;
    }

    private void requireBatch(int[] tokens, int length) {
        if (length < 2 || length > shape.sequenceLength() || tokens.length == 0 || tokens.length % length != 0) {
            throw new LanguageException.BadShape("batch of " + tokens.length + " tokens in rows of " + length
                    + "; rows have 2 to " + shape.sequenceLength() + " tokens");
        }
        shape.requireTokens(tokens);
    }
}
