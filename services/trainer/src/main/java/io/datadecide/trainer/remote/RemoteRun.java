package io.datadecide.trainer.remote;

import io.datadecide.files.DurableDirectory;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.trainer.TrainerException.Storage;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.Segment;
import io.datadecide.trainer.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run whose directory is in an object store. It is trained in a local copy that begins with the newest whole checkpoint of
 * each leg and those that decays start from; every checkpoint is sent to the store, the curve before it, and reported only then.
 */
final class RemoteRun implements RunPlace {
    private final Path directory;
    private final RemoteSegment main;
    private final List<RemoteSegment> decays;

    RemoteRun(ObjectStore store, StorageAddress address, Path directory, ResolvedRun run) {
        this.directory = directory;
        List<RemoteSegment> segments = Segment.of(run, directory).stream()
                .map(segment -> new RemoteSegment(
                        store,
                        address.resolve(
                                directory.relativize(segment.directory()).toString()),
                        segment,
                        run.tokensPerStep()))
                .toList();
        this.main = segments.getFirst();
        this.decays = segments.subList(1, segments.size());
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public TrainingListener restore(TrainingListener delegate) {
        try {
            DurableDirectory.deleteTree(
                    directory); // what is here may be newer or older than the store: the store counts
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Storage("cannot empty " + directory + ": " + e.getMessage() + "; check the disk", e);
        }
        main.restore(restoreDecays(delegate), delegate);
        return new RemoteRunListener(delegate, this::keep);
    }

    /**
     * The first step whose checkpoint the main line must still create: a decay without a checkpoint starts from one of
     * the main line, and where that is lost the main line goes there once more.
     */
    private long restoreDecays(TrainingListener delegate) {
        long missing = Long.MAX_VALUE;
        for (RemoteSegment decay : decays) {
            long start = decay.segment().start().orElseThrow().step();
            if (!decay.restore(Long.MAX_VALUE, delegate) && !main.fetch(start, delegate)) {
                missing = Math.min(missing, start);
            }
        }
        return missing;
    }

    private SavedCheckpoint keep(SavedCheckpoint checkpoint) {
        for (RemoteSegment decay : decays) {
            if (decay.wrote(checkpoint)) {
                return decay.keep(checkpoint);
            }
        }
        return main.keep(checkpoint);
    }
}
