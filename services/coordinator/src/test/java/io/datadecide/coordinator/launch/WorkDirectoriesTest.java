package io.datadecide.coordinator.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.schedule.state.RunKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkDirectoriesTest {
    private static final RunKey RUN = new RunKey("which", "a-nano1-s1");

    /** So that the deletion of an experiment leaves nothing of it behind. */
    @Test
    void anExperimentsDirectoryHasItsRunsAndItsReport() {
        ObjectStoreDirectories store = new ObjectStoreDirectories("s3://bucket/team/");
        String inStore = store.experiment("which").orElseThrow();
        assertThat(store.run(RUN)).startsWith(inStore + "/");
        assertThat(store.report("which")).startsWith(inStore + "/");

        SharedDirectory volume = new SharedDirectory(Path.of("/volume"));
        Path onVolume = Path.of(volume.experiment("which").orElseThrow());
        assertThat(Path.of(volume.run(RUN))).startsWithRaw(onVolume);
        assertThat(volume.report("which")).startsWithRaw(onVolume);
    }
}
