package io.datadecide.cli.progress;

import java.util.List;

/** Shows how an experiment goes. */
public interface ProgressView extends AutoCloseable {

    /** Something changed. */
    void changed(List<RunChange> changes);

    /** Shows the final state and lets go of the screen. */
    @Override
    void close();
}
