package io.datadecide.trainer.command;

import io.datadecide.trainer.train.CurvePoint;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/** Prints one line an event. */
final class PrintingListener implements TrainingListener {
    private final PrintStream out;
    private final long steps;
    private final String prefix;

    PrintingListener(PrintStream out, long steps) {
        this(out, steps, "");
    }

    /** Lines that begin with the name of their run, for stacked runs. */
    PrintingListener(PrintStream out, long steps, String prefix) {
        this.out = out;
        this.steps = steps;
        this.prefix = prefix;
    }

    @Override
    public void onResumed(long step) {
        out.println(prefix + (step == 0 ? "training starts" : "training resumes after step " + step));
    }

    @Override
    public void onCheckpointSkipped(String checkpoint, String reason) {
        out.println(prefix + "WARNING: skipped damaged checkpoint " + checkpoint + ": " + reason);
    }

    @Override
    public void onProgress(CurvePoint point) {
        out.printf(
                Locale.ROOT,
                "%sstep %d/%d loss %.4f gradient norm %.3f learning rate %.2e tokens/s %.0f%n",
                prefix,
                point.step(),
                steps,
                point.loss(),
                point.gradientNorm(),
                point.learningRate(),
                point.tokensPerSecond());
    }

    @Override
    public void onDecayProgress(long endStep, CurvePoint point) {
        out.printf(
                Locale.ROOT,
                "%sdecay to step %d: step %d loss %.4f learning rate %.2e%n",
                prefix,
                endStep,
                point.step(),
                point.loss(),
                point.learningRate());
    }

    @Override
    public void onMicroBatchReduced(long step, int from, int to) {
        out.printf(
                "%sWARNING: step %d ran out of memory with micro-batches of %d sequences; continuing with %d (different rounding)%n",
                prefix, step, from, to);
    }

    @Override
    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
        out.println(prefix + "checkpoint " + checkpoint.directory());
    }
}
