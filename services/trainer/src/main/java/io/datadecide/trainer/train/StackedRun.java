package io.datadecide.trainer.train;

import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.train.StepOutcome;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.Diverged;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run of a stack keeps for itself: batches, curve, checkpoints, and how it went. */
final class StackedRun {
    private final StackMember member;
    private final ResolvedRun run;
    private final Segment segment;
    private final Batches batches;
    private final RunCheckpoints checkpoints;
    private final double highestLoss;
    private @Nullable CurveFile curve;
    private Interval interval = new Interval();
    private @Nullable Diverged diverged;

    StackedRun(StackMember member, String codeVersion, double highestLoss) {
        this.member = member;
        this.run = member.run();
        this.segment = Segment.of(run, member.directory()).getFirst();
        this.batches = new Batches(member.corpus(), run);
        this.checkpoints = new RunCheckpoints(run, segment, codeVersion);
        this.highestLoss = highestLoss;
    }

    void start(long step) {
        member.listener().onResumed(step);
        curve = CurveFile.resume(segment.directory(), step);
        interval = Interval.resume(segment.directory(), step);
    }

    int[] batch(long step) {
        return batches.of(step);
    }

    double learningRate(long step) {
        return segment.schedule().at(step);
    }

    /** Takes note of a step; a run that has diverged takes no more. */
    void took(long step, StepOutcome outcome, RunCheckpoints.Writing model) {
        if (diverged != null) {
            return;
        }
        switch (outcome) {
            case StepOutcome.Updated updated -> interval.add(updated);
            case StepOutcome.Diverged at -> {
                diverged = new Diverged(step, named("loss " + at.loss() + ", gradient norm " + at.gradientNorm()));
                return;
            }
        }
        boolean due = checkpoints.isDue(step);
        if (due || step % run.reportEverySteps() == 0) {
            CurvePoint point = interval.end(step, run.tokensPerStep(), learningRate(step));
            if (curve != null) {
                curve.append(point);
            }
            member.listener().onProgress(point);
            if (point.loss() > highestLoss) {
                diverged = new Diverged(
                        step, named("mean loss " + point.loss() + " is above the bound of " + highestLoss + " nats"));
                return;
            }
        }
        if (due) {
            member.listener().onCheckpointSaved(checkpoints.save(model, batches.position(step)));
        }
    }

    void leave(long step, RunCheckpoints.Writing model) {
        if (diverged == null) {
            interval.note(segment.directory(), step);
            member.listener().onCheckpointSaved(checkpoints.save(model, batches.position(step)));
        }
    }

    void requireConverging() {
        if (diverged != null) {
            throw diverged;
        }
    }

    List<Long> steps() {
        return checkpoints.steps();
    }

    Optional<Checkpoint> whole(long step) {
        return checkpoints.whole(step, member.listener());
    }

    void announceScored(long upTo) {
        checkpoints.announceScored(upTo, member.listener());
    }

    private String named(String what) {
        return "run " + run.id() + ": " + what;
    }
}
