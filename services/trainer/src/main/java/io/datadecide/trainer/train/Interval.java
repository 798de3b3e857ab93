package io.datadecide.trainer.train;

import io.datadecide.files.DurableFile;
import io.datadecide.files.ResidentMemory;
import io.datadecide.language.train.StepOutcome.Updated;
import io.datadecide.trainer.TrainerException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The steps since the last point of the curve. Points stand at the same steps in every run, so a run that is stopped between
 * two of them notes its half interval: the resumed run's next point is then the same to the last bit.
 */
final class Interval {
    private static final double NANOS_PER_SECOND = 1e9;

    private double lossSum;
    private long steps;
    private long stepsTimed;
    private double gradientNorm;
    private long startedNanos = System.nanoTime();

    /** The interval in which a run resumes after a step. */
    static Interval resume(Path runDirectory, long step) {
        Interval interval = new Interval();
        Path file = noteIn(runDirectory);
        try {
            if (Files.exists(file)) {
                String[] note = Files.readString(file).strip().split(" ");
                if (note.length == 3 && Long.parseLong(note[0]) == step) {
                    interval.lossSum = Double.parseDouble(note[1]);
                    interval.steps = Long.parseLong(note[2]);
                }
            }
            return interval;
        } catch (NumberFormatException | CharacterCodingException e) {
            throw new TrainerException.BadRun(
                    file + ": is not a note of a half interval: delete it, then run the same command again", e);
        } catch (IOException e) {
            throw new TrainerException.Storage("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Notes the half interval of a run that stops after a step. */
    void note(Path runDirectory, long step) {
        Path file = noteIn(runDirectory);
        try {
            DurableFile.write(file, step + " " + lossSum + " " + steps + "\n");
        } catch (IOException e) {
            throw new TrainerException.Storage("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path noteIn(Path runDirectory) {
        return runDirectory.resolve("interval.txt");
    }

    void add(Updated step) {
        lossSum += step.loss();
        gradientNorm = step.gradientNorm();
        steps++;
        stepsTimed++;
    }

    /** Ends the interval at a step and begins the next. */
    CurvePoint end(long step, long tokensPerStep, double learningRate) {
        long now = System.nanoTime();
        CurvePoint point = new CurvePoint(
                step,
                step * tokensPerStep,
                lossSum / steps,
                gradientNorm,
                learningRate,
                stepsTimed * tokensPerStep * NANOS_PER_SECOND / Math.max(1, now - startedNanos),
                ResidentMemory.bytes());
        lossSum = 0;
        steps = 0;
        stepsTimed = 0;
        startedNanos = now;
        return point;
    }
}
