package io.datadecide.trainer.remote;

import io.datadecide.files.DurableDirectory;
import io.datadecide.files.DurableFile;
import io.datadecide.language.LanguageException.BadCheckpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StorageException.Missing;
import io.datadecide.storage.StoredDirectory;
import io.datadecide.trainer.TrainerException.Storage;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.Segment;
import io.datadecide.trainer.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One leg of a run in an object store: checkpoints and curve under the names that they have on disk. */
final class RemoteSegment {
    private static final List<String> BESIDE_CHECKPOINTS = List.of("curve.csv", "interval.txt");

    private final ObjectStore store;
    private final StorageAddress address;
    private final Segment segment;
    private final long tokensPerStep;
    private final RemoteCheckpoints remote;
    private final CheckpointStore local;

    /**
     * A leg that is kept at an address.
     *
     * @param segment works in the local copy of that address
     */
    RemoteSegment(ObjectStore store, StorageAddress address, Segment segment, long tokensPerStep) {
        this.store = store;
        this.address = address;
        this.segment = segment;
        this.tokensPerStep = tokensPerStep;
        this.remote = new RemoteCheckpoints(store, address.resolve("checkpoints"), segment.keptSteps());
        this.local = segment.checkpoints();
    }

    Segment segment() {
        return segment;
    }

    /**
     * Fetches the checkpoint that the segment resumes from, and reports earlier ones to be scored.
     *
     * @param before takes a checkpoint of an earlier step only
     * @return whether there is a checkpoint
     */
    boolean restore(long before, TrainingListener delegate) {
        for (String name : BESIDE_CHECKPOINTS) {
            store.read(address.resolve(name))
                    .ifPresent(content -> write(segment.directory().resolve(name), content));
        }
        for (long step : remote.wholeNewestFirst()) {
            if (step < before && fetch(step, delegate)) {
                announceScored(step, delegate);
                return true;
            }
        }
        return false;
    }

    /** Fetches the checkpoint of a step, if it is not here yet; false when the store has none that is whole. */
    boolean fetch(long step, TrainingListener delegate) {
        Path place = local.directory(step);
        StoredDirectory stored = remote.directory(step);
        if (Files.isDirectory(place)) {
            return true;
        }
        if (!stored.isThere()) {
            return false;
        }
        try {
            stored.download(place, name -> true);
            local.whole(step);
            return true;
        } catch (BadCheckpoint | Missing e) {
            delegate.onCheckpointSkipped(stored.address().toString(), String.valueOf(e.getMessage()));
            remote.disown(step);
            delete(place);
            return false;
        }
    }

    /** The process before may have died between sending a checkpoint and telling of it. */
    private void announceScored(long upTo, TrainingListener delegate) {
        for (long step : segment.scoredSteps().stream().sorted().toList()) {
            if (step < upTo) {
                remote.manifestSha256(step)
                        .ifPresent(sha256 -> delegate.onCheckpointSaved(new SavedCheckpoint(
                                step,
                                step * tokensPerStep,
                                remote.directory(step).address().toString(),
                                sha256,
                                true)));
            }
        }
    }

    /** Whether a checkpoint was written by this leg. */
    boolean wrote(SavedCheckpoint checkpoint) {
        return local.directory(checkpoint.step()).equals(Path.of(checkpoint.directory()));
    }

    /** Sends a checkpoint, the curve before it; the same checkpoint, at the place where others find it. */
    SavedCheckpoint keep(SavedCheckpoint checkpoint) {
        for (String name : BESIDE_CHECKPOINTS) {
            Path file = segment.directory().resolve(name);
            if (Files.exists(file)) {
                store.put(file, address.resolve(name));
            }
        }
        StoredDirectory stored = remote.directory(checkpoint.step());
        stored.upload(Path.of(checkpoint.directory()));
        remote.prune();
        return checkpoint.at(stored.address().toString());
    }

    private static void write(Path file, byte[] content) {
        try {
            DurableFile.write(file, content);
        } catch (IOException e) {
            throw new Storage("cannot write " + file + ": " + e.getMessage() + "; free some space", e);
        }
    }

    private static void delete(Path place) {
        try {
            DurableDirectory.deleteTree(place);
        } catch (IOException e) {
            throw new Storage("cannot delete " + place + ": " + e.getMessage() + "; check the disk", e);
        }
    }
}
