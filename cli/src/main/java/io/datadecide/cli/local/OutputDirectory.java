package io.datadecide.cli.local;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.files.DirectoryLock;
import io.datadecide.files.DurableDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that one experiment of this machine lives in.
 *
 * @param path the directory, absolute
 */
public record OutputDirectory(Path path) {

    /** Makes the directory where it is missing. {@link BadInput}: it cannot be one. */
    public static OutputDirectory at(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolve("logs"));
        } catch (IOException e) {
            throw new BadInput("--out " + path + " cannot be made a directory: " + e.getMessage()
                    + "; name a directory that you can write to");
        }
        return new OutputDirectory(absolute);
    }

    Path state() {
        return path.resolve("state");
    }

    Path endpoint() {
        return state().resolve("endpoint.json");
    }

    /** Held by the coordinator while it works. */
    Path coordinatorLock() {
        return state().resolve("lock");
    }

    /** What the coordinator prints. */
    public Path coordinatorLog() {
        return path.resolve("logs").resolve("coordinator.log");
    }

    /** The decision, once there is one. */
    public Path decision() {
        return path.resolve("decision.json");
    }

    /** The page for people. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** All measurements. */
    public Path evidence() {
        return path.resolve("evidence.csv");
    }

    /**
     * Moves the coordinator's state out of the way; token files and checkpoints stay where they are, and a run of the same
     * identity takes them up.
     */
    public void setStateAside() {
        try {
            int number = 1;
            while (Files.exists(path.resolve("state.old-" + number))) {
                number++;
            }
            DurableDirectory.rename(state(), path.resolve("state.old-" + number));
            for (Path result : new Path[] {decision(), report(), evidence()}) {
                Files.deleteIfExists(result);
            }
        } catch (IOException e) {
            throw new Failed(
                    "the state of the experiment that was in " + path + " cannot be set aside: " + e.getMessage()
                            + "; give another --out",
                    e);
        }
    }

    /** Locks the directory for this process. {@link Failed}: another process holds the lock. */
    public DirectoryLock lock() {
        Path file = path.resolve(".lock");
        try {
            return DirectoryLock.tryLock(file)
                    .orElseThrow(() -> new Failed(
                            "another datadecide works in " + path + "; wait for it, or give another --out", null));
        } catch (IOException e) {
            throw new Failed(file + " cannot be locked: " + e.getMessage(), e);
        }
    }
}
