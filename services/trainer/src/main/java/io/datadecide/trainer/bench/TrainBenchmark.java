package io.datadecide.trainer.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.trainer.process.ResidentMemory;
import java.util.List;
import java.util.Random;

/** Training steps of named shapes, beside the matrix multiplication that the same library reaches in the same run. */
public final class TrainBenchmark {
    private static final int MULTIPLICATIONS = 9;
    private static final int MATRIX = 2048;
    private static final double LEARNING_RATE = 1e-4;

    private TrainBenchmark() {}

    /**
     * A shape and its batch.
     *
     * @param sequences sequences of one step
     * @param runs steps that count
     */
    public record Case(ModelShape shape, int sequences, int runs) {}

    /**
     * What a shape reached.
     *
     * @param name shape and batch, for example {@code 4M 8x512}
     * @param tokensPerSecond median
     * @param gigaflops rate by the rule 6·params·tokens plus attention's 12·layers·width·length a token
     * @param peakShare {@code gigaflops} over the measured peak
     * @param peakBytes most memory of the process so far
     */
    public record Result(String name, double tokensPerSecond, double gigaflops, double peakShare, long peakBytes) {}

    /** The named shapes, small ones first so that peak memory can be told apart. */
    public static final List<Case> CASES = List.of(
            new Case(new ModelShape("nano", 4, 128, 4, 512, 4096, 256), 16, 7),
            new Case(new ModelShape("4M", 8, 64, 8, 256, 50_304, 512), 8, 5),
            new Case(new ModelShape("20M", 8, 192, 8, 768, 50_304, 512), 4, 5),
            new Case(new ModelShape("150M", 12, 768, 12, 3072, 50_304, 512), 1, 3));

    /** Peak of the library in single precision, in GFLOP/s: the best of several square multiplications. */
    public static double gemmGigaflops() {
        try (NDManager manager = TorchRuntime.newManager()) {
            NDArray a = manager.randomUniform(-1, 1, new Shape(MATRIX, MATRIX));
            NDArray b = manager.randomUniform(-1, 1, new Shape(MATRIX, MATRIX));
            double seconds = Double.MAX_VALUE;
            for (int i = 0; i < MULTIPLICATIONS; i++) {
                seconds = Math.min(
                        seconds, Repetition.medianSeconds(1, () -> a.matMul(b).close()));
            }
            return 2.0 * MATRIX * MATRIX * MATRIX / seconds / 1e9;
        }
    }

    /** Measures one shape. */
    public static Result measure(Case wanted, double peakGigaflops) {
        ModelShape shape = wanted.shape();
        int[] tokens = new Random(1)
                .ints((long) wanted.sequences() * shape.sequenceLength(), 0, shape.vocabulary())
                .toArray();
        try (TrainingSession session =
                TrainingSession.create(shape, OptimizerSettings.DATADECIDE, wanted.sequences(), 1)) {
            double seconds = Repetition.medianSeconds(
                    wanted.runs(), () -> session.step(tokens, shape.sequenceLength(), LEARNING_RATE));
            double flopsPerToken =
                    6.0 * shape.params() + 12.0 * shape.layers() * shape.width() * shape.sequenceLength();
            double gigaflops = flopsPerToken * tokens.length / seconds / 1e9;
            return new Result(
                    shape.name() + " " + wanted.sequences() + "x" + shape.sequenceLength(),
                    tokens.length / seconds,
                    gigaflops,
                    gigaflops / peakGigaflops,
                    ResidentMemory.peakBytes());
        }
    }
}
