package io.datadecide.coordinator.local;

import io.datadecide.coordinator.launch.WorkDirectories;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.files.DirectoryLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The layout of an output directory.
 *
 * @param root the directory; absolute
 */
public record OutputDirectory(Path root) implements WorkDirectories {
    public OutputDirectory {
        root = root.toAbsolutePath().normalize();
    }

    @Override
    public String tokens(String corpusId) {
        return root.resolve("corpora").resolve(corpusId).toString();
    }

    @Override
    public String run(RunKey run) {
        return root.resolve("runs").resolve(run.id()).toString();
    }

    /** What the coordinator needs to continue. */
    public Path state() {
        return root.resolve("state");
    }

    /** One log a run, and the scorer's. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Says where the coordinator listens; there while it does. */
    public Path endpointFile() {
        return state().resolve("endpoint.json");
    }

    /**
     * Locks the directory for this process.
     *
     * @throws IOException when another process holds the lock, or the directory cannot be written; one line
     */
    public DirectoryLock lock() throws IOException {
        Path file = state().resolve("lock");
        Optional<DirectoryLock> lock = DirectoryLock.tryLock(file);
        if (lock.isEmpty()) {
            throw new IOException("output directory " + root() + " is in use by " + DirectoryLock.holder(file)
                    + ": wait for it, stop it, or choose another directory");
        }
        return lock.get();
    }
}
