package io.datadecide.coordinator;

import io.datadecide.coordinator.local.OutputDirectory;
import io.datadecide.files.DirectoryLock;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the coordinator: in a cluster at once, on one machine when it is alone with its output directory. */
@QuarkusMain
public final class CoordinatorMain {
    static final String DIRECTORY = "datadecide.coordinator.local.directory";
    private static final String MODE = "datadecide.coordinator.mode";
    private static final String PROFILE = "quarkus.profile";
    private static final int BAD_USAGE = 2;

    private CoordinatorMain() {}

    public static void main(String[] arguments) {
        if (configured(MODE, "DATADECIDE_COORDINATOR_MODE", "local").equalsIgnoreCase("kubernetes")) {
            if (System.getProperty(PROFILE) == null && System.getenv("QUARKUS_PROFILE") == null) {
                System.setProperty(PROFILE, "prod,kubernetes"); // its defaults are in application.properties
            }
            Quarkus.run(ClusterCoordinator.class, arguments);
        } else {
            local(arguments);
        }
    }

    private static void local(String[] arguments) {
        OutputDirectory directory = new OutputDirectory(configuredDirectory());
        if (directory.root().toString().indexOf(';') >= 0) {
            refuse("output directory " + directory.root()
                    + " has a ';' in its name, which the database cannot open: choose another");
            return;
        }
        System.setProperty(DIRECTORY, directory.root().toString()); // absolute from here on
        try (DirectoryLock lock = directory.lock()) {
            Quarkus.run(LocalCoordinator.class, arguments);
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private static Path configuredDirectory() {
        return Path.of(configured(DIRECTORY, "DATADECIDE_COORDINATOR_LOCAL_DIRECTORY", "datadecide-out"));
    }

    /** Read by hand: the mode and the lock come before the database, and that before everything else. */
    private static String configured(String property, String variable, String otherwise) {
        @Nullable String set = System.getProperty(property);
        @Nullable String exported = System.getenv(variable);
        return set != null ? set : exported != null ? exported : otherwise;
    }

    private static void refuse(String line) {
        System.err.println("datadecide: " + line);
        System.exit(BAD_USAGE);
    }
}
