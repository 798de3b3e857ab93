package io.datadecide.trainer.remote;

import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StoredDirectory;
import io.datadecide.trainer.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directories of an attempt. Those with a path are worked on where they are; those in an object store have a local copy,
 * which is unused after the process has ended.
 */
public final class WorkPlaces implements AutoCloseable {
    private final Path scratch;
    private final Supplier<ObjectStore> connect;
    private @Nullable ObjectStore store;

    /**
     * Places of which none is opened yet.
     *
     * @param scratch local directory of copies; may vanish with the process
     * @param connect connects to the object store, when the first address asks for it
     */
    public WorkPlaces(Path scratch, Supplier<ObjectStore> connect) {
        this.scratch = scratch;
        this.connect = connect;
    }

    /** Where a token directory is, or is to be made; fetched when it is in the store and not here yet. */
    public Path tokens(String location) {
        if (!StorageAddress.is(location)) {
            return Path.of(location);
        }
        StoredDirectory directory = stored(location);
        Path local = copy(directory);
        if (Files.isRegularFile(local.resolve(StoredDirectory.MANIFEST))) {
            return local;
        }
        if (directory.isThere()) {
            directory.download(local, name -> true);
        }
        return local;
    }

    /** Sends a token directory that was made to where it belongs. */
    public void keepTokens(String location) {
        if (StorageAddress.is(location)) {
            StoredDirectory directory = stored(location);
            directory.upload(copy(directory));
        }
    }

    /** Where a run is trained. */
    public RunPlace run(String location, ResolvedRun run) {
        return StorageAddress.is(location)
                ? new RemoteRun(
                        store(),
                        StorageAddress.of(location),
                        scratch.resolve("runs").resolve(run.id()),
                        run)
                : new LocalRun(Path.of(location));
    }

    private StoredDirectory stored(String location) {
        return new StoredDirectory(store(), StorageAddress.of(location));
    }

    private Path copy(StoredDirectory directory) {
        return scratch.resolve("corpora").resolve(directory.address().name());
    }

    private ObjectStore store() {
        ObjectStore open = store;
        if (open == null) {
            open = connect.get();
            store = open;
        }
        return open;
    }

    /** A run whose directory has a path. */
    private record LocalRun(Path directory) implements RunPlace {
        @Override
        public TrainingListener restore(TrainingListener delegate) {
            return delegate;
        }
    }

    @Override
    public void close() {
        ObjectStore open = store;
        if (open != null) {
            open.close();
        }
    }
}
