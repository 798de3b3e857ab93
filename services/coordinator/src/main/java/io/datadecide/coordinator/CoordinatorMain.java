package io.datadecide.coordinator;

import io.datadecide.coordinator.local.DirectoryLock;
import io.datadecide.coordinator.local.OutputDirectory;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the coordinator, once it is alone with its output directory. */
@QuarkusMain
public final class CoordinatorMain {
    static final String DIRECTORY = "datadecide.coordinator.local.directory";
    private static final int BAD_USAGE = 2;

    private CoordinatorMain() {}

    public static void main(String[] arguments) {
        OutputDirectory directory = new OutputDirectory(configuredDirectory());
        if (directory.root().toString().indexOf(';') >= 0) {
            refuse("output directory " + directory.root()
                    + " has a ';' in its name, which the database cannot open: choose another");
            return;
        }
        System.setProperty(DIRECTORY, directory.root().toString()); // absolute from here on
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            Quarkus.run(LocalCoordinator.class, arguments);
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    /** Read by hand: the lock comes before the database, and that before everything else. */
    private static Path configuredDirectory() {
        @Nullable String property = System.getProperty(DIRECTORY);
        @Nullable String variable = System.getenv("DATADECIDE_COORDINATOR_LOCAL_DIRECTORY");
        return Path.of(property != null ? property : variable != null ? variable : "datadecide-out");
    }

    private static void refuse(String line) {
        System.err.println("datadecide: " + line);
        System.exit(BAD_USAGE);
    }
}
