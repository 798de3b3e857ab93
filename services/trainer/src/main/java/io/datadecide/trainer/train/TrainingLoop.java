package io.datadecide.trainer.train;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.language.train.StepOutcome;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.Diverged;
import io.datadecide.trainer.process.StopSignal;
import java.nio.file.Path;

/**
 * Trains one run from where it stands to its end. The batch, the learning rate and the points of the curve are functions of
 * the step alone, and a checkpoint holds the rest: a run that was killed and resumed gives the bits of one that was not.
 */
public final class TrainingLoop {
    private final ResolvedRun run;
    private final Path runDirectory;
    private final String codeVersion;
    private final TrainingListener listener;
    private final StopSignal stop;
    private final double highestLoss;

    /**
     * Prepares a run; touches nothing yet.
     *
     * @param runDirectory holds its checkpoints and its curve
     * @param codeVersion noted in the checkpoints
     * @param divergenceFactor a mean loss above this many times that of a uniform guess, ln(vocabulary), ends the run
     */
    public TrainingLoop(
            ResolvedRun run,
            Path runDirectory,
            String codeVersion,
            double divergenceFactor,
            TrainingListener listener,
            StopSignal stop) {
        this.run = run;
        this.runDirectory = runDirectory;
        this.codeVersion = codeVersion;
        this.listener = listener;
        this.stop = stop;
        this.highestLoss = divergenceFactor * Math.log(run.shape().vocabulary());
    }

    /**
     * Trains; the native library must have been started.
     *
     * @throws Diverged at the step at which loss or gradient left all bounds
     */
    public TrainingEnd train(TokenFile corpus) {
        Batches batches = new Batches(corpus, run);
        long taken = 0;
        for (Segment segment : Segment.of(run, runDirectory)) {
            TrainingEnd end = train(segment, batches);
            taken += end.stepsTaken();
            if (end instanceof TrainingEnd.Stopped stopped) {
                return new TrainingEnd.Stopped(taken, stopped.step(), stopped.reason());
            }
        }
        return new TrainingEnd.Finished(taken);
    }

    private TrainingEnd train(Segment segment, Batches batches) {
        RunCheckpoints checkpoints = new RunCheckpoints(run, segment, codeVersion);
        try (TrainingSession session = checkpoints.resume(listener, batches.endOfText())) {
            long first = session.steps() + 1;
            listener.onResumed(first - 1);
            CurveFile curve = CurveFile.resume(segment.directory(), first - 1);
            Interval interval = Interval.resume(segment.directory(), first - 1);
            MicroBatchWatch memory = new MicroBatchWatch(session::microBatchSequences, listener);
            for (long step = first; step <= segment.lastStep(); step++) {
                if (!(stop.reason() instanceof StopSignal.Reason.None)) {
                    return leave(segment, session, checkpoints, batches, interval, step - first);
                }
                double learningRate = segment.schedule().at(step);
                switch (session.step(batches.of(step), run.shape().sequenceLength(), learningRate)) {
                    case StepOutcome.Updated updated -> interval.add(updated);
                    case StepOutcome.Diverged at ->
                        throw new Diverged(step, "loss " + at.loss() + ", gradient norm " + at.gradientNorm());
                }
                memory.look(step);
                if (isPoint(step, checkpoints)) {
                    CurvePoint point = interval.end(step, run.tokensPerStep(), learningRate);
                    if (segment.owns(step)) {
                        curve.append(point);
                        tell(segment, point);
                        requireBounds(point);
                    }
                }
                if (checkpoints.isDue(step)) {
                    listener.onCheckpointSaved(checkpoints.save(session::save, batches.position(step)));
                }
            }
            return new TrainingEnd.Finished(segment.lastStep() + 1 - first);
        }
    }

    /** Every checkpoint ends an interval too, so that a resumed run finds none half done. */
    private boolean isPoint(long step, RunCheckpoints checkpoints) {
        return step % run.reportEverySteps() == 0 || checkpoints.isDue(step);
    }

    private void tell(Segment segment, CurvePoint point) {
        if (segment.isMain()) {
            listener.onProgress(point);
        } else {
            listener.onDecayProgress(segment.lastStep(), point);
        }
    }

    private void requireBounds(CurvePoint point) {
        if (point.loss() > highestLoss) {
            throw new Diverged(
                    point.step(), "mean loss " + point.loss() + " is above the bound of " + highestLoss + " nats");
        }
    }

    private TrainingEnd leave(
            Segment segment,
            TrainingSession session,
            RunCheckpoints checkpoints,
            Batches batches,
            Interval interval,
            long stepsTaken) {
        long step = session.steps();
        if (stop.reason() instanceof StopSignal.Reason.Terminated && stepsTaken > 0) {
            interval.note(segment.directory(), step);
            listener.onCheckpointSaved(checkpoints.save(session::save, batches.position(step)));
        }
        return new TrainingEnd.Stopped(stepsTaken, step, stop.reason());
    }
}
