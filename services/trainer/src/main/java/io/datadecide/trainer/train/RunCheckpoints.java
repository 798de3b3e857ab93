package io.datadecide.trainer.train;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The checkpoints of one leg of a run: which steps have one, where training goes on, which may go. */
final class RunCheckpoints {
    /** The newest, and one to fall back to when it is damaged. */
    private static final int KEPT_TO_RESUME = 2;

    private final ResolvedRun run;
    private final CheckpointStore store;
    private final String codeVersion;
    private final Leg leg;
    private final Set<Long> kept;

    RunCheckpoints(ResolvedRun run, Leg leg, String codeVersion) {
        this.run = run;
        this.leg = leg;
        this.store = leg.checkpoints();
        this.codeVersion = codeVersion;
        this.kept = leg.keptSteps();
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
        Recovery recovery = store.newestWhole();
        recovery.skipped()
                .forEach(skipped -> listener.passedOver(skipped.directory().toString(), skipped.reason()));
        Checkpoint newest = recovery.checkpoint();
        if (newest == null && leg.start().isPresent()) {
            newest = Checkpoint.verify(leg.start().get().checkpoint());
        }
        StepOptions options = RunSettings.options(run, endOfText);
        if (newest == null) {
            return TrainingSession.create(RunSettings.shape(run), RunSettings.optimizer(run), options, run.seed());
        }
        requireOwn(newest);
        announceScored(newest.manifest().step(), listener);
        return TrainingSession.restore(newest, RunSettings.optimizer(run), options);
    }

    /** Steps that have a checkpoint, newest first. */
    List<Long> steps() {
        return store.steps();
    }

    /** The checkpoint of a step when it is whole; tells the listener when it is not. */
    Optional<Checkpoint> whole(long step, TrainingListener listener) {
        try {
            Checkpoint checkpoint = Checkpoint.verify(store.directory(step));
            requireOwn(checkpoint);
            return Optional.of(checkpoint);
        } catch (BadCheckpoint e) {
            listener.passedOver(store.directory(step).toString(), String.valueOf(e.getMessage()));
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
        for (long step : new TreeSet<>(leg.scoredSteps())) {
            if (step <= upTo && Files.isDirectory(store.directory(step))) {
                try {
                    listener.saved(describe(Checkpoint.verify(store.directory(step))));
                } catch (BadCheckpoint e) {
                    listener.passedOver(store.directory(step).toString(), String.valueOf(e.getMessage()));
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
                leg.scoredSteps().contains(step));
    }

    /** What the directory of a step's checkpoint is called. */
    static String name(long step) {
        return String.valueOf(new CheckpointStore(Path.of("")).directory(step).getFileName());
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new Storage("cannot read " + file + ": " + e.getMessage() + "; check the disk", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
