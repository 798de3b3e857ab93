package io.datadecide.trainer.train;

import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.train.LearningRateSchedule;
import io.datadecide.language.train.WarmupStableDecay;
import io.datadecide.language.train.WarmupStableDecay.Branch;
import io.datadecide.plan.grid.Optimization;
import io.datadecide.plan.grid.ResolvedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of a run with its own checkpoints and curve. With a cosine a run is one leg. With a stable phase the first leg
 * goes to the last horizon and leaves a checkpoint where each earlier decay branches off; each of those decays is a leg.
 *
 * @param directory holds its checkpoints and its curve
 * @param schedule the rate of every step; its last is the leg's
 * @param scoredSteps whose checkpoints are kept and scored
 * @param branchSteps whose checkpoints are kept for later legs; of a decay its start, should it have to go there itself
 * @param start where it leaves the main line; empty: it is the main line, and starts with the run
 */
public record Segment(
        Path directory,
        LearningRateSchedule schedule,
        Set<Long> scoredSteps,
        Set<Long> branchSteps,
        Optional<Start> start) {

    /**
     * The checkpoint of the main line that a decay starts from.
     *
     * @param step of the checkpoint
     * @param mainLine where it is kept
     */
    public record Start(long step, CheckpointStore mainLine) {}

    /** Copies the sets. */
    public Segment {
        scoredSteps = Set.copyOf(scoredSteps);
        branchSteps = Set.copyOf(branchSteps);
    }

    /** The checkpoints of a leg that works in a directory. */
    static CheckpointStore checkpointsIn(Path directory) {
        return new CheckpointStore(directory.resolve("checkpoints"));
    }

    /** Its checkpoints. */
    public CheckpointStore checkpoints() {
        return checkpointsIn(directory);
    }

    /** Steps whose checkpoints are kept as long as the run. */
    public Set<Long> keptSteps() {
        Set<Long> kept = new HashSet<>(scoredSteps);
        kept.addAll(branchSteps);
        return kept;
    }

    /** Whether this leg's curve is the run's. */
    public boolean isMain() {
        return start.isEmpty();
    }

    /** Whether a step belongs to this leg's curve: a decay whose start is damaged trains the main line's steps to it again. */
    boolean owns(long step) {
        return start.isEmpty() || step > start.get().step();
    }

    long lastStep() {
        return schedule.steps();
    }

    /** The legs of a run, in the order in which to train them. */
    public static List<Segment> of(ResolvedRun run, Path directory) {
        Optimization how = run.optimization();
        Set<Long> scored = new TreeSet<>(run.checkpoints().scoreSteps());
        if (!run.options().decays()) {
            LearningRateSchedule cosine = new LearningRateSchedule(
                    how.peakLearningRate(), how.warmupSteps(), how.steps(), how.finalLearningRateFraction());
            return List.of(new Segment(directory, cosine, scored, Set.of(), Optional.empty()));
        }
        WarmupStableDecay phases = new WarmupStableDecay(
                how.peakLearningRate(),
                how.warmupSteps(),
                run.options().decayFraction(),
                how.finalLearningRateFraction());
        List<Branch> branches = phases.branches(List.copyOf(scored));
        Set<Long> branchStep = new TreeSet<>();
        branches.subList(0, branches.size() - 1).forEach(branch -> branchStep.add(branch.branchStep()));
        List<Segment> segments = new ArrayList<>();
        LearningRateSchedule longest = branches.getLast().schedule();
        segments.add(new Segment(directory, longest, Set.of(how.steps()), branchStep, Optional.empty()));
        for (Branch branch : branches.subList(0, branches.size() - 1)) {
            segments.add(new Segment(
                    directory.resolve("decays").resolve(RunCheckpoints.name(branch.endStep())),
                    branch.schedule(),
                    Set.of(branch.endStep()),
                    Set.of(branch.branchStep()),
                    Optional.of(new Start(branch.branchStep(), checkpointsIn(directory)))));
        }
        return segments;
    }
}
