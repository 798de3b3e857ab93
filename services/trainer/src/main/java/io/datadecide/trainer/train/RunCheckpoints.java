package io.datadecide.trainer.train;

import io.datadecide.files.Digest;
import io.datadecide.language.LanguageException.BadCheckpoint;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.checkpoint.CheckpointStore.Recovery;
import io.datadecide.language.train.StepOptions;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.TrainerException.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The checkpoints of one segment of a run: which steps have one, where training resumes, which may be deleted. */
final class RunCheckpoints {
    /** The newest, and one to fall back to when it is damaged. */
    private static final int KEPT_TO_RESUME = 2;

    private static final String INSTEAD = "; training resumes from the newest valid one before it, or from its start";

    private final ResolvedRun run;
    private final CheckpointStore store;
    private final String codeVersion;
    private final Segment segment;
    private final Set<Long> kept;

    RunCheckpoints(ResolvedRun run, Segment segment, String codeVersion) {
        this.run = run;
        this.segment = segment;
        this.store = segment.checkpoints();
        this.codeVersion = codeVersion;
        this.kept = segment.keptSteps();
    }

    boolean isDue(long step) {
        return kept.contains(step) || step % run.checkpoints().resumeEverySteps() == 0;
    }

    /**
     * The model as its newest whole checkpoint has it, or at the start of the leg.
     *
     * @param endOfText id that ends a document of the corpus
     */
    TrainingSession resume(TrainingListener listener, int endOfText) {
        StepOptions options = RunSettings.options(run, endOfText);
        Optional<Checkpoint> newest =
                newestWhole(listener).or(() -> segment.start().flatMap(start -> branchPoint(start, listener)));
        if (newest.isEmpty()) {
            return TrainingSession.create(RunSettings.shape(run), RunSettings.optimizer(run), options, run.seed());
        }
        announceScored(newest.get().manifest().step(), listener);
        return TrainingSession.restore(newest.get(), RunSettings.optimizer(run), options);
    }

    private Optional<Checkpoint> newestWhole(TrainingListener listener) {
        Recovery recovery = store.newestWhole();
        recovery.skipped()
                .forEach(skipped ->
                        listener.onCheckpointSkipped(skipped.directory().toString(), skipped.reason() + INSTEAD));
        Optional<Checkpoint> newest = Optional.ofNullable(recovery.checkpoint());
        newest.ifPresent(this::requireOwn);
        return newest;
    }

    /**
     * Where a decay leaves the main line, or the newest whole checkpoint before that: until its decay begins, a leg's learning
     * rates are those of the main line, so from there the leg itself trains what is missing, to the same bits.
     */
    private Optional<Checkpoint> branchPoint(Segment.Start start, TrainingListener listener) {
        Stream<Long> before = start.mainLine().steps().stream().filter(step -> step < start.step());
        return Stream.concat(Stream.of(start.step()), before)
                .flatMap(step -> whole(start.mainLine(), step, listener).stream())
                .findFirst();
    }

    /** Steps that have a checkpoint, newest first. */
    List<Long> steps() {
        return store.steps();
    }

    /** The checkpoint of a step when it is whole; notifies the listener when it is not. */
    Optional<Checkpoint> whole(long step, TrainingListener listener) {
        return whole(store, step, listener);
    }

    private Optional<Checkpoint> whole(CheckpointStore where, long step, TrainingListener listener) {
        try {
            Checkpoint checkpoint = where.whole(step);
            requireOwn(checkpoint);
            return Optional.of(checkpoint);
        } catch (BadCheckpoint e) {
            listener.onCheckpointSkipped(where.directory(step).toString(), e.getMessage() + INSTEAD);
            return Optional.empty();
        }
    }

    private void requireOwn(Checkpoint checkpoint) {
        if (!checkpoint.manifest().run().equals(run.toJson())) {
            throw new BadRun(
                    "checkpoint " + checkpoint.directory() + " is of another run than " + run.id()
                            + ": choose another output directory, or delete this one",
                    null);
        }
    }

    /** The process before may have died between writing a checkpoint and telling of it. */
    void announceScored(long upTo, TrainingListener listener) {
        for (long step : new TreeSet<>(segment.scoredSteps())) {
            if (step <= upTo && Files.isDirectory(store.directory(step))) {
                try {
                    listener.onCheckpointSaved(describe(store.whole(step)));
                } catch (BadCheckpoint e) {
                    listener.onCheckpointSkipped(
                            store.directory(step).toString(), e.getMessage() + "; it cannot be scored");
                }
            }
        }
    }

    /** Writes a model in training to a store. */
    @FunctionalInterface
    interface Writing {
        Checkpoint save(CheckpointStore store, String run, long dataPosition, String codeVersion);
    }

    SavedCheckpoint save(Writing model, long dataPosition) {
        SavedCheckpoint saved = describe(model.save(store, run.toJson(), dataPosition, codeVersion));
        store.prune(kept, KEPT_TO_RESUME);
        return saved;
    }

    private SavedCheckpoint describe(Checkpoint checkpoint) {
        long step = checkpoint.manifest().step();
        return new SavedCheckpoint(
                step,
                checkpoint.manifest().tokensSeen(),
                checkpoint.directory().toString(),
                sha256(checkpoint.directory().resolve("manifest.json")),
                segment.scoredSteps().contains(step));
    }

    /** What the directory of a step's checkpoint is called. */
    static String name(long step) {
        return String.valueOf(new CheckpointStore(Path.of("")).directory(step).getFileName());
    }

    private static String sha256(Path file) {
        try {
            return Digest.of(file);
        } catch (IOException e) {
            throw new Storage("cannot read " + file + ": " + e.getMessage() + "; check the disk", e);
        }
    }
}
