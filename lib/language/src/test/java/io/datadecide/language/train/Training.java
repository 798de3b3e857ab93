package io.datadecide.language.train;

import io.datadecide.language.DataDecideData;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.TorchRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A small model, real text as bytes, and the loop that a trainer would run. */
public final class Training {
    public static final ModelShape TINY = new ModelShape("tiny", 2, 32, 2, 128, 320, 64);
    public static final int SEQUENCES = 8;
    private static final LearningRateSchedule SCHEDULE = new LearningRateSchedule(5e-3, 5, 60, 0.01);
    private final byte[] text;

    private Training(byte[] text) {
        this.text = text;
    }

    public static Training onRealText() {
        TorchRuntime.start(1);
        Path corpus = DataDecideData.file("corpora/encyclopedia_wikitext2/part-000.jsonl.gz");
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(corpus))) {
            return new Training(lines.readNBytes(1 << 17));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tokens of a step, row-major [sequences, length]. */
    public int[] batch(long step, int sequences, int length) {
        int[] tokens = new int[sequences * length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = text[(int) ((step * tokens.length + i) % text.length)] & 0xFF;
        }
        return tokens;
    }

    /** Steps until so many are done; their losses. */
    public List<Double> until(TrainingSession session, long steps) {
        return until(session, steps, SCHEDULE);
    }

    /** Steps at another learning rate. */
    public List<Double> until(TrainingSession session, long steps, LearningRateSchedule schedule) {
        List<Double> losses = new ArrayList<>();
        while (session.steps() < steps) {
            long step = session.steps() + 1;
            losses.add(session.step(
                            batch(step, SEQUENCES, TINY.sequenceLength()), TINY.sequenceLength(), schedule.at(step))
                    .loss());
        }
        return losses;
    }

    public static float[] parameters(TrainingSession session) {
        return values(session.parameters());
    }

    public static float[] values(FlatParameters vector) {
        ParameterLayout layout = vector.layout();
        float[] all = new float[(int) layout.size()];
        for (ParameterLayout.Slot slot : layout.slots()) {
            vector.bytes(slot).asFloatBuffer().get(all, (int) slot.offset(), (int) slot.elements());
        }
        return all;
    }
}
