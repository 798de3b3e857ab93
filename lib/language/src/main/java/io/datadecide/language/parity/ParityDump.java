package io.datadecide.language.parity;

import io.datadecide.files.DurableFile;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.export.HuggingFaceExport;
import io.datadecide.language.export.NewDirectory;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.Precision;
import io.datadecide.language.train.StackedSession;
import io.datadecide.language.train.StepOptions;
import io.datadecide.language.train.StepOutcome;
import io.datadecide.language.train.TrainingSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Trains a fixed small model for 20 steps and writes all inputs and outputs. The layout of the directory is described in
 * the {@code README.md} that is written with it.
 */
public final class ParityDump {
    private static final String README = "README.md";
    private static final String COLUMNS = "step,loss,gradient_norm,learning_rate\n";

    private ParityDump() {}

    /**
     * Writes the directory, whole or not at all. The runtime must have been started.
     *
     * @param directory must not exist yet, or be empty
     * @throws LanguageException.BadExport when the directory exists, or the disk fails
     */
    public static void write(Path directory, String codeVersion) {
        NewDirectory.write(directory, into -> {
            DurableFile.create(into.resolve(README), readme());
            DurableFile.create(into.resolve("parity.json"), ParityJson.write());
            DurableFile.create(into.resolve("tokens.bin"), tokens());
            train(into, codeVersion);
            DurableFile.create(into.resolve("stacked.csv"), stacked());
            DurableFile.create(into.resolve("bfloat16.csv"), lowered());
        });
    }

    private static void train(Path into, String codeVersion) throws IOException {
        ModelShape shape = ParitySetting.SHAPE;
        CheckpointStore store = new CheckpointStore(into.resolve("checkpoints"));
        byte[] curve;
        try (TrainingSession session = TrainingSession.create(
                shape, ParitySetting.OPTIMIZER, ParitySetting.MICRO_BATCH_SEQUENCES, ParitySetting.SEED)) {
            Checkpoint start = session.save(store, "{}", 0, codeVersion);
            HuggingFaceExport.write(start, "bytes", into.resolve("initial"));
            curve = curve(step ->
                    session.step(ParitySetting.tokens(step), shape.sequenceLength(), ParitySetting.SCHEDULE.at(step)));
            session.save(store, "{}", (long) ParitySetting.STEPS * ParitySetting.SEQUENCES, codeVersion);
        }
        DurableFile.create(into.resolve("steps.csv"), curve);
    }

    /** The first of two runs that are stacked; the other has another seed and the tokens of other steps. */
    private static byte[] stacked() {
        StepOptions options = StepOptions.plain(ParitySetting.MICRO_BATCH_SEQUENCES);
        List<Long> seeds = List.of(ParitySetting.SEED, ParitySetting.SEED + 1);
        try (StackedSession session =
                StackedSession.create(ParitySetting.SHAPE, ParitySetting.OPTIMIZER, options, seeds)) {
            return curve(step -> session.step(
                            List.of(ParitySetting.tokens(step), ParitySetting.tokens(step + ParitySetting.STEPS)),
                            ParitySetting.SHAPE.sequenceLength(),
                            ParitySetting.SCHEDULE.at(step))
                    .getFirst());
        }
    }

    /** The same run with products of bfloat16. */
    private static byte[] lowered() {
        StepOptions options =
                StepOptions.plain(ParitySetting.MICRO_BATCH_SEQUENCES).in(Precision.BFLOAT16);
        try (TrainingSession session =
                TrainingSession.create(ParitySetting.SHAPE, ParitySetting.OPTIMIZER, options, ParitySetting.SEED)) {
            return curve(step -> session.step(
                    ParitySetting.tokens(step), ParitySetting.SHAPE.sequenceLength(), ParitySetting.SCHEDULE.at(step)));
        }
    }

    private static byte[] curve(IntFunction<StepOutcome> steps) {
        StringBuilder curve = new StringBuilder(COLUMNS);
        for (int step = 1; step <= ParitySetting.STEPS; step++) {
            StepOutcome outcome = steps.apply(step);
            curve.append(step)
                    .append(',')
                    .append(outcome.loss())
                    .append(',')
                    .append(outcome.gradientNorm())
                    .append(',')
                    .append(ParitySetting.SCHEDULE.at(step))
                    .append('\n');
        }
        return curve.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] tokens() {
        int perStep = ParitySetting.SEQUENCES * ParitySetting.SHAPE.sequenceLength();
        ByteBuffer bytes = ByteBuffer.allocate(ParitySetting.STEPS * perStep * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int step = 1; step <= ParitySetting.STEPS; step++) {
            for (int token : ParitySetting.tokens(step)) {
                bytes.putInt(token);
            }
        }
        return bytes.array();
    }

    private static byte[] readme() throws IOException {
        try (InputStream in = Objects.requireNonNull(ParityDump.class.getResourceAsStream(README), README)) {
            return in.readAllBytes();
        }
    }
}
