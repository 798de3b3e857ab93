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

    PrintingListener(PrintStream out, long steps) {
        this.out = out;
        this.steps = steps;
    }

    @Override
    public void started(long step) {
        out.println(step == 0 ? "training starts" : "training goes on after step " + step);
    }

    @Override
    public void passedOver(String checkpoint, String reason) {
        out.println("WARNING: passed over damaged checkpoint " + checkpoint + ": " + reason);
    }

    @Override
    public void progressed(CurvePoint point) {
        out.printf(
                Locale.ROOT,
                "step %d/%d loss %.4f gradient norm %.3f learning rate %.2e tokens/s %.0f%n",
                point.step(),
                steps,
                point.loss(),
                point.gradientNorm(),
                point.learningRate(),
                point.tokensPerSecond());
    }

    @Override
    public void saved(SavedCheckpoint checkpoint) {
        out.println("checkpoint " + checkpoint.directory());
    }
}
