package io.datadecide.trainer.train;

import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.train.StackedSession;
import io.datadecide.language.train.StepOptions;
import io.datadecide.language.train.StepOutcome;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.Diverged;
import io.datadecide.trainer.process.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains several runs of one shape together, a step of all in one call. Each has its batches, its curve and its checkpoints as
 * if it were alone, and can resume alone. One that diverges stops; the others continue.
 */
public final class StackedLoop {
    private final List<StackMember> members;
    private final String codeVersion;
    private final double highestLoss;
    private final StopSignal stop;
    private final ResolvedRun plan;

    /** Prepares runs that differ in corpus and seed only; see {@link TrainingLoop}. */
    public StackedLoop(List<StackMember> members, String codeVersion, double divergenceFactor, StopSignal stop) {
        StackMember.requireAlike(members);
        this.members = List.copyOf(members);
        this.codeVersion = codeVersion;
        this.stop = stop;
        this.plan = members.getFirst().run();
        this.highestLoss = divergenceFactor * Math.log(plan.shape().vocabulary());
    }

    /**
     * Trains; the native library must have been started.
     *
     * @throws Diverged when all others are done, of the first run that did
     */
    public TrainingEnd train() {
        List<StackedRun> runs = new ArrayList<>();
        members.forEach(member -> runs.add(new StackedRun(member, codeVersion, highestLoss)));
        try (StackedSession session = resume(runs)) {
            long first = session.steps() + 1;
            runs.forEach(run -> run.start(first - 1));
            MicroBatchWatch memory = new MicroBatchWatch(
                    session::microBatchSequences, members.getFirst().listener());
            for (long step = first; step <= plan.optimization().steps(); step++) {
                if (!(stop.reason() instanceof StopSignal.Reason.None)) {
                    leave(runs, session, step - first);
                    return new TrainingEnd.Stopped(step - first, session.steps(), stop.reason());
                }
                long now = step;
                double learningRate = runs.getFirst().learningRate(step);
                List<int[]> tokens = runs.stream().map(run -> run.batch(now)).toList();
                List<StepOutcome> outcomes = session.step(tokens, plan.shape().sequenceLength(), learningRate);
                memory.look(step);
                for (int i = 0; i < runs.size(); i++) {
                    runs.get(i).took(step, outcomes.get(i), writing(session, i));
                }
            }
            runs.forEach(StackedRun::requireConverging);
            return new TrainingEnd.Finished(plan.optimization().steps() + 1 - first);
        }
    }

    /** From the newest step of which every run has a whole checkpoint, or from the start. */
    private StackedSession resume(List<StackedRun> runs) {
        StepOptions options =
                RunSettings.options(plan, members.getFirst().corpus().manifest().endOfText());
        for (long step : runs.getFirst().steps()) {
            if (runs.stream().allMatch(run -> run.steps().contains(step))) {
                List<Checkpoint> whole = runs.stream()
                        .map(run -> run.whole(step))
                        .flatMap(Optional::stream)
                        .toList();
                if (whole.size() == runs.size()) {
                    runs.forEach(run -> run.announceScored(step));
                    return StackedSession.restore(whole, RunSettings.optimizer(plan), options);
                }
            }
        }
        List<Long> seeds = members.stream().map(member -> member.run().seed()).toList();
        return StackedSession.create(RunSettings.shape(plan), RunSettings.optimizer(plan), options, seeds);
    }

    private void leave(List<StackedRun> runs, StackedSession session, long stepsTaken) {
        if (stop.reason() instanceof StopSignal.Reason.Terminated && stepsTaken > 0) {
            for (int i = 0; i < runs.size(); i++) {
                runs.get(i).leave(session.steps(), writing(session, i));
            }
        }
    }

    private static RunCheckpoints.Writing writing(StackedSession session, int run) {
        return (store, json, position, version) -> session.save(run, store, json, position, version);
    }
}
