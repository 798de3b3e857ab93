package io.datadecide.language.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointManifest;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.TorchRuntime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains several models of one shape together, each on its own tokens: their parameters are one tensor with a leading
 * run dimension, their matrix products batched ones. Each is clipped, updated and saved as if it were alone, to within
 * rounding; one that diverges stays as it is. Small models leave a GPU idle one by one; stacked they share its calls.
 * Belongs to the thread that made it. The runtime must have been started ({@link TorchRuntime#start}).
 */
public final class StackedSession implements AutoCloseable {
    private final ModelShape shape;
    private final NDManager manager;
    private final NativeStep step;
    private final NativeStep.State state;
    private final List<FlatParameters> parameters;
    private final List<FlatParameters> firstMoments;
    private final List<FlatParameters> secondMoments;
    private long steps;
    private long tokensSeen;

    private StackedSession(ModelShape shape, OptimizerSettings optimizer, StepOptions options, float[] updates) {
        ParameterLayout layout = ParameterLayout.of(shape);
        Shape dimensions = new Shape(updates.length, layout.size());
        this.shape = shape;
        this.manager = TorchRuntime.newManager();
        this.step = new NativeStep(manager, shape, optimizer, options, updates.length);
        this.state = new NativeStep.State(
                manager.zeros(dimensions, DataType.FLOAT32),
                manager.zeros(dimensions, DataType.FLOAT32),
                manager.zeros(dimensions, DataType.FLOAT32),
                manager.zeros(dimensions, DataType.FLOAT32),
                manager.create(updates));
        this.parameters = FlatParameters.views(state.parameters(), layout);
        this.firstMoments = FlatParameters.views(state.firstMoment(), layout);
        this.secondMoments = FlatParameters.views(state.secondMoment(), layout);
    }

    /** Models at their starts, one for each seed: those that each would have alone. */
    public static StackedSession create(
            ModelShape shape, OptimizerSettings optimizer, StepOptions options, List<Long> seeds) {
        StackedSession session = new StackedSession(shape, optimizer, options, new float[seeds.size()]);
        for (int run = 0; run < seeds.size(); run++) {
            session.parameters.get(run).initialize(seeds.get(run));
        }
        return session;
    }

    /** The models of checkpoints of one shape and step, whether they were trained in a stack or alone. */
    public static StackedSession restore(
            List<Checkpoint> checkpoints, OptimizerSettings optimizer, StepOptions options) {
        CheckpointManifest first = checkpoints.getFirst().manifest();
        for (Checkpoint other : checkpoints) {
            if (!other.manifest().shape().equals(first.shape())
                    || other.manifest().step() != first.step()) {
                throw new LanguageException.BadCheckpoint(
                        other.directory() + ": differs in shape or step from "
                                + checkpoints.getFirst().directory() + "; stack checkpoints of one shape and step",
                        null);
            }
        }
        StackedSession session = new StackedSession(first.shape(), optimizer, options, new float[checkpoints.size()]);
        float[] updates = new float[checkpoints.size()];
        for (int run = 0; run < updates.length; run++) {
            checkpoints.get(run).readParameters(session.parameters.get(run));
            updates[run] =
                    checkpoints.get(run).readOptimizer(session.firstMoments.get(run), session.secondMoments.get(run));
        }
        try (NDArray counts = session.manager.create(updates)) {
            session.state.updates().addi(counts);
        }
        session.steps = first.step();
        session.tokensSeen = first.tokensSeen();
        return session;
    }

    /**
     * One optimizer step of every run, in one native call.
     *
     * @param tokens ids of each run's batch, row-major [sequences, length]; as many for each
     * @param length tokens of a row
     * @return what it came to for each run
     */
    public List<StepOutcome> step(List<int[]> tokens, int length, double learningRate) {
        int perRun = tokens.getFirst().length;
        for (int[] batch : tokens) {
            step.requireBatch(batch, length);
            if (tokens.size() != runs() || batch.length != perRun) {
                throw new LanguageException.BadShape(tokens.size() + " batches, one of them of " + batch.length
                        + " tokens, for " + runs() + " runs with " + perRun + "; give each run as many");
            }
        }
        TokenBatch batch = step.batch(new Shape(runs(), perRun / length, length));
        for (int run = 0; run < runs(); run++) {
            batch.fill(run * perRun, tokens.get(run));
        }
        step.take(state, batch, learningRate);
        steps++;
        tokensSeen += perRun;
        return IntStream.range(0, runs()).mapToObj(step::outcome).toList();
    }

    /** How many models there are. */
    public int runs() {
        return parameters.size();
    }

    /** Optimizer steps taken, those before a restore included. */
    public long steps() {
        return steps;
    }

    /** The parameters of a run as they are now; they change with the next step. */
    public FlatParameters parameters(int run) {
        return parameters.get(run);
    }

    /** See {@link TrainingSession#microBatchSequences}. */
    public int microBatchSequences() {
        return step.microBatchSequences();
    }

    /** Writes a checkpoint of one run, as {@link TrainingSession#save} would. */
    public Checkpoint save(int run, CheckpointStore store, String json, long dataPosition, String codeVersion) {
        CheckpointManifest description =
                new CheckpointManifest(json, shape, steps, tokensSeen, dataPosition, codeVersion, Map.of());
        return store.write(
                description,
                parameters.get(run),
                new CheckpointStore.Optimizer(
                        firstMoments.get(run),
                        secondMoments.get(run),
                        state.updates().toFloatArray()[run]));
    }

    @Override
    public void close() {
        step.close();
        manager.close();
    }
}
