package io.datadecide.cli.progress;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;

/** Shows how an experiment goes. */
public interface ProgressView extends AutoCloseable {

    /**
     * A live table where the output is a terminal, a line per event elsewhere.
     *
     * @param place where the experiment is, for its heading
     * @param out takes the lines
     */
    static ProgressView of(ExperimentProgress progress, String place, PrintWriter out) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        return terminal ? new LiveTable(progress, place) : new EventLines(progress, out);
    }

    /** Something changed. */
    void changed(List<RunChange> changes);

    /** Shows a message that does not come from a change of the experiment. */
    void message(String line);

    /** Shows the final state and lets go of the screen. */
    @Override
    void close();
}
