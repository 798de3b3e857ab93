package io.datadecide.trainer.remote;

import io.datadecide.language.LanguageException.BadCheckpoint;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.checkpoint.DurableFiles;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StorageException.Missing;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.TrainerException.Storage;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run whose directory lies in an object store. It is trained in a local copy that begins with the newest whole checkpoint of
 * the store; every checkpoint is sent there, the curve before it, and told only then.
 */
final class RemoteRun implements RunPlace {
    private static final List<String> BESIDE_CHECKPOINTS = List.of("curve.csv", "interval.txt");

    private final ObjectStore store;
    private final StorageAddress address;
    private final Path directory;
    private final ResolvedRun run;
    private final RemoteCheckpoints remote;
    private final CheckpointStore local;

    RemoteRun(ObjectStore store, StorageAddress address, Path directory, ResolvedRun run) {
        if (!run.earlierHorizons().isEmpty()) {
            throw new BadRun(
                    "run " + run.id()
                            + " branches decays from a stable phase, whose checkpoints an object store would not"
                            + " tell from the others: give it a directory, or `schedule: cosine`",
                    null);
        }
        this.store = store;
        this.address = address;
        this.directory = directory;
        this.run = run;
        this.remote = new RemoteCheckpoints(
                store, address.resolve("checkpoints"), run.checkpoints().scoreSteps());
        this.local = new CheckpointStore(directory.resolve("checkpoints"));
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public TrainingListener restore(TrainingListener told) {
        try {
            DurableFiles.deleteTree(directory); // what is here may be newer or older than the store: the store counts
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Storage("cannot empty " + directory + ": " + e.getMessage() + "; check the disk", e);
        }
        long newest = fetchNewestWhole(told);
        for (String name : BESIDE_CHECKPOINTS) {
            store.read(address.resolve(name)).ifPresent(content -> write(directory.resolve(name), content));
        }
        announceScored(newest, told);
        return new RemoteRunListener(told, this::keep);
    }

    /** The step that the run goes on after; 0 when there is no checkpoint. */
    private long fetchNewestWhole(TrainingListener told) {
        for (long step : remote.wholeNewestFirst()) {
            Path place = local.directory(step);
            try {
                remote.directory(step).download(place, name -> true);
                Checkpoint.verify(place);
                return step;
            } catch (BadCheckpoint | Missing e) {
                told.passedOver(remote.directory(step).address().toString(), String.valueOf(e.getMessage()));
                remote.disown(step);
                delete(place);
            }
        }
        return 0;
    }

    /** The process before may have died between sending a checkpoint and telling of it. */
    private void announceScored(long upTo, TrainingListener told) {
        for (long step : run.checkpoints().scoreSteps()) {
            if (step < upTo) {
                remote.manifestSha256(step)
                        .ifPresent(sha256 -> told.saved(new SavedCheckpoint(
                                step,
                                step * run.tokensPerStep(),
                                remote.directory(step).address().toString(),
                                sha256,
                                true)));
            }
        }
    }

    /** Sends a checkpoint; the same checkpoint, at the place where others find it. */
    private SavedCheckpoint keep(SavedCheckpoint checkpoint) {
        for (String name : BESIDE_CHECKPOINTS) {
            if (Files.exists(directory.resolve(name))) {
                store.put(directory.resolve(name), address.resolve(name));
            }
        }
        remote.directory(checkpoint.step()).upload(Path.of(checkpoint.directory()));
        remote.prune();
        return checkpoint.at(remote.directory(checkpoint.step()).address().toString());
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new Storage("cannot write " + file + ": " + e.getMessage() + "; free some space", e);
        }
    }

    private static void delete(Path place) {
        try {
            DurableFiles.deleteTree(place);
        } catch (IOException e) {
            throw new Storage("cannot delete " + place + ": " + e.getMessage() + "; check the disk", e);
        }
    }
}
