package io.datadecide.coordinator.local;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.launch.local.JvmProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the programs of workers: where the configuration says, in an installation's {@code lib}, or where Maven builds. */
public final class InstalledPrograms {
    private InstalledPrograms() {}

    /** The trainer. */
    public static JvmProgram trainer(CoordinatorConfig.Local local) {
        return new JvmProgram(jar(local.trainerJar(), local.home(), "trainer"), local.trainerOptions());
    }

    /** The scorer. */
    public static JvmProgram scorer(CoordinatorConfig.Local local) {
        return new JvmProgram(jar(local.scorerJar(), local.home(), "scorer"), local.scorerOptions());
    }

    private static Path jar(Optional<Path> configured, Path home, String service) {
        Path installed = home.resolve("lib").resolve(service).resolve("quarkus-run.jar");
        Path built = home.resolve("services").resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        return configured
                .orElse(Files.exists(installed) ? installed : built)
                .toAbsolutePath()
                .normalize();
    }
}
