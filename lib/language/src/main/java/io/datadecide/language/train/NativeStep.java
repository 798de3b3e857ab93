package io.datadecide.language.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.LanguageException;
import io.datadecide.language.model.LadderScript;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.PositionTable;
import io.datadecide.language.model.TorchRuntime;
import java.nio.DoubleBuffer;
import org.jspecify.annotations.Nullable;

/** The script's step with its settings, its inputs and its results, for one run or for several of one shape. */
final class NativeStep implements AutoCloseable {
    /** The script's word for an id that is not set. */
    private static final int NONE = -1;

    private static final int LEARNING_RATE = 0;
    private static final int MICRO_BATCH = 6;
    private static final int RESULTS = 2;

    private final ModelShape shape;
    private final NDManager manager;
    /** Of the few numbers that the script reads and writes one by one, whatever the device. */
    private final NDManager hostManager = TorchRuntime.newHostManager();

    private final LadderScript script;
    private final PositionTable positions;
    private final NDArray hyper;
    private final NDArray result;
    private final DoubleBuffer hyperValues;
    private final DoubleBuffer resultValues;
    private @Nullable TokenBatch batch;

    NativeStep(NDManager manager, ModelShape shape, OptimizerSettings optimizer, StepOptions options, int runs) {
        this.shape = shape;
        this.manager = manager;
        this.script = LadderScript.load(manager, shape, options.precision());
        this.positions = PositionTable.of(manager, shape, shape.sequenceLength());
        this.hyper = hostManager.zeros(new Shape(11), DataType.FLOAT64);
        this.result = hostManager.zeros(new Shape(runs, RESULTS), DataType.FLOAT64);
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
     * What a step reads and writes: vectors of one run, or [runs, parameters].
     *
     * @param updates how often each was updated, [runs]
     */
    record State(NDArray parameters, NDArray gradient, NDArray firstMoment, NDArray secondMoment, NDArray updates) {}

    /** The tensor for the tokens of the next step, [sequences, length] or [runs, sequences, length]. */
    TokenBatch batch(Shape wanted) {
        if (batch == null || !batch.fits(wanted)) {
            if (batch != null) {
                batch.close();
            }
            batch = new TokenBatch(hostManager, wanted);
        }
        return batch;
    }

    /**
     * Takes a step. Parameters change at the very end of the call, so one that found no memory can be made again with
     * smaller parts.
     */
    void take(State state, TokenBatch tokens, double learningRate) {
        hyperValues.put(LEARNING_RATE, learningRate);
        while (true) {
            try (NDManager call = manager.newSubManager()) {
                script.differentiate(
                        call,
                        "train_step",
                        state.parameters(),
                        state.gradient(),
                        state.firstMoment(),
                        state.secondMoment(),
                        state.updates(),
                        onDevice(tokens.tensor(), call),
                        positions.cosines(),
                        positions.sines(),
                        hyper,
                        result);
                return;
            } catch (EngineException e) {
                Shape dimensions = tokens.tensor().getShape();
                long sequences = dimensions.get(dimensions.dimension() - 2);
                int smaller = (int) Math.min(microBatchSequences(), sequences) / 2;
                if (smaller == 0 || !OutOfMemory.causes(e)) {
                    throw new LanguageException.EngineFailed("the training step failed for shape " + shape.name(), e);
                }
                hyperValues.put(MICRO_BATCH, smaller);
            }
        }
    }

    /** What the step came to for a run. */
    StepOutcome outcome(int run) {
        double loss = resultValues.get(RESULTS * run);
        double norm = resultValues.get(RESULTS * run + 1);
        return Double.isFinite(loss) && Double.isFinite(norm)
                ? new StepOutcome.Updated(loss, norm)
                : new StepOutcome.Diverged(loss, norm);
    }

    int microBatchSequences() {
        return (int) hyperValues.get(MICRO_BATCH);
    }

    /** Checks what the script would not. */
    void requireBatch(int[] tokens, int length) {
        if (length < 2 || length > shape.sequenceLength() || tokens.length == 0 || tokens.length % length != 0) {
            throw new LanguageException.BadShape("batch of " + tokens.length + " tokens in rows of " + length
                    + "; rows have 2 to " + shape.sequenceLength() + " tokens");
        }
        shape.requireTokens(tokens);
    }

    private NDArray onDevice(NDArray tokens, NDManager call) {
        NDArray there = tokens.toDevice(manager.getDevice(), false);
        if (there != tokens) {
            there.attach(call);
        }
        return there;
    }

    @Override
    public void close() {
        script.close();
        hostManager.close();
    }
}
