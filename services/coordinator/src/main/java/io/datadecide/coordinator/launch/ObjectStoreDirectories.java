package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.RunKey;
import java.util.Optional;

/**
 * The layout of an object store that all experiments of an installation share; the same as that of a shared volume.
 *
 * @param root {@code s3://bucket/directory}, without a slash at its end
 */
public record ObjectStoreDirectories(String root) implements WorkDirectories {
    public ObjectStoreDirectories {
        root = root.replaceAll("/+$", "");
    }

    @Override
    public String tokens(String corpusId) {
        return root + "/corpora/" + corpusId;
    }

    @Override
    public String run(RunKey run) {
        return directory(run.experiment()) + "/runs/" + run.id();
    }

    @Override
    public Optional<String> experiment(String name) {
        return Optional.of(directory(name));
    }

    /** Where an experiment's report lies. */
    public String report(String experiment) {
        return directory(experiment) + "/report";
    }

    private String directory(String experiment) {
        return root + "/experiments/" + experiment;
    }
}
