package io.datadecide.trainer.train;

import io.datadecide.language.LanguageException.BadCheckpoint;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.checkpoint.CheckpointStore.Recovery;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.plan.grid.CheckpointSteps;
import io.datadecide.plan.grid.Optimization;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.TrainerException.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** The checkpoints of one run: which steps have one, where training goes on, which may go. */
final class RunCheckpoints {
    /** The newest, and one to fall back to when it is damaged. */
    private static final int KEPT_TO_RESUME = 2;

    private final ResolvedRun run;
    private final CheckpointStore store;
    private final String codeVersion;
    private final Set<Long> scoreSteps;

    RunCheckpoints(ResolvedRun run, Path runDirectory, String codeVersion) {
        this.run = run;
        this.store = new CheckpointStore(runDirectory.resolve("checkpoints"));
        this.codeVersion = codeVersion;
        this.scoreSteps = Set.copyOf(run.checkpoints().scoreSteps());
    }

    boolean isDue(long step) {
        CheckpointSteps steps = run.checkpoints();
        return scoreSteps.contains(step) || step % steps.resumeEverySteps() == 0;
    }

    /** The model as its newest whole checkpoint has it, or at its start. */
    TrainingSession resume(TrainingListener listener) {
        Recovery recovery = store.newestWhole();
        recovery.skipped()
                .forEach(skipped -> listener.passedOver(skipped.directory().toString(), skipped.reason()));
        Checkpoint newest = recovery.checkpoint();
        Optimization how = run.optimization();
        OptimizerSettings optimizer =
                new OptimizerSettings(how.beta1(), how.beta2(), how.epsilon(), how.weightDecay(), how.gradientClip());
        if (newest == null) {
            return TrainingSession.create(shape(), optimizer, how.microBatchSequences(), run.seed());
        }
        if (!newest.manifest().run().equals(run.toJson())) {
            throw new BadRun(
                    "checkpoint " + newest.directory() + " is of another run than " + run.id()
                            + ": choose another output directory, or delete this one",
                    null);
        }
        announceScored(newest.manifest().step(), listener);
        return TrainingSession.restore(newest, optimizer, how.microBatchSequences());
    }

    /** The process before may have died between writing a checkpoint and telling of it. */
    private void announceScored(long upTo, TrainingListener listener) {
        for (long step : run.checkpoints().scoreSteps()) {
            if (step <= upTo && Files.isDirectory(store.directory(step))) {
                try {
                    listener.saved(describe(Checkpoint.verify(store.directory(step))));
                } catch (BadCheckpoint e) {
                    listener.passedOver(store.directory(step).toString(), String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private ModelShape shape() {
        var shape = run.shape();
        return new ModelShape(
                shape.name(),
                shape.layers(),
                shape.width(),
                shape.heads(),
                shape.mlpHidden(),
                shape.vocabulary(),
                shape.sequenceLength());
    }

    SavedCheckpoint save(TrainingSession session, long dataPosition) {
        SavedCheckpoint saved = describe(session.save(store, run.toJson(), dataPosition, codeVersion));
        store.prune(scoreSteps, KEPT_TO_RESUME);
        return saved;
    }

    private SavedCheckpoint describe(Checkpoint checkpoint) {
        long step = checkpoint.manifest().step();
        return new SavedCheckpoint(
                step,
                checkpoint.manifest().tokensSeen(),
                checkpoint.directory().toString(),
                sha256(checkpoint.directory().resolve("manifest.json")),
                scoreSteps.contains(step));
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
