package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.RunKey;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The layout of a volume that all experiments of an installation share. Corpora are named by what they are, so experiments
 * share them too; everything else is the experiment's own.
 *
 * @param root the volume as every pod sees it; absolute
 */
public record SharedDirectory(Path root) implements WorkDirectories {
    public SharedDirectory {
        if (!root.isAbsolute()) {
            throw new IllegalArgumentException(
                    "the shared volume " + root + " is not an absolute path: pods have other working directories");
        }
        root = root.normalize();
    }

    @Override
    public String tokens(String corpusId) {
        return root.resolve("corpora").resolve(corpusId).toString();
    }

    @Override
    public String run(RunKey run) {
        return directory(run.experiment()).resolve("runs").resolve(run.id()).toString();
    }

    /** Directory of an experiment's report. */
    public Path report(String experiment) {
        return directory(experiment).resolve("report");
    }

    @Override
    public Optional<String> experiment(String name) {
        return Optional.of(directory(name).toString());
    }

    private Path directory(String name) {
        return root.resolve("experiments").resolve(name);
    }
}
