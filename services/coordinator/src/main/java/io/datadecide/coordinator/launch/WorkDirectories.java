package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.RunKey;
import java.util.Optional;

/** Where workers find and leave files, as they see it. */
public interface WorkDirectories {
    /** Directory of the token file of a corpus. */
    String tokens(String corpusId);

    /** Directory of a run's curve and checkpoints. */
    String run(RunKey run);

    /** Directory of all that is an experiment's own; empty where experiments share everything. */
    default Optional<String> experiment(String name) {
        return Optional.empty();
    }
}
