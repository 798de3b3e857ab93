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
 * A run whose directory lies in an object store. It is trained in a local copy that begins with the newest whole checkpoint of
 * each leg and those that decays start from; every checkpoint is sent to the store, the curve before it, and told only then.
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
    public TrainingListener restore(TrainingListener told) {
        try {
            DurableDirectory.deleteTree(
                    directory); // what is here may be newer or older than the store: the store counts
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Storage("cannot empty " + directory + ": " + e.getMessage() + "; check the disk", e);
        }
        main.restore(restoreDecays(told), told);
        return new RemoteRunListener(told, this::keep);
    }

    /**
     * The first step that the main line has yet to give a checkpoint of: a decay that has none of its own starts from one of
     * the main line, and where that is lost the main line goes there once more.
     */
    private long restoreDecays(TrainingListener told) {
        long missing = Long.MAX_VALUE;
        for (RemoteSegment decay : decays) {
            long start = decay.segment().start().orElseThrow().step();
            if (!decay.restore(Long.MAX_VALUE, told) && !main.fetch(start, told)) {
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
