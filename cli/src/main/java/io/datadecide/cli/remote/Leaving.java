package io.datadecide.cli.remote;

import io.datadecide.cli.error.ExitCodes;
import io.datadecide.cli.progress.ProgressView;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;

/** Handles Ctrl-C while watching: the experiment continues, and prints how to follow it. */
final class Leaving {
    private final AtomicBoolean left = new AtomicBoolean();
    private final Thread hook;

    private Leaving(String name, ProgressView view, PrintWriter out, boolean say) {
        this.hook = new Thread(() -> {
            left.set(true);
            view.close();
            if (say) {
                out.println();
                out.println(name + " continues; `datadecide watch " + name + "` follows it again, `datadecide cancel "
                        + name + "` stops it");
            }
            out.flush();
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
        });
    }

    static Leaving whileWatching(String name, ProgressView view, PrintWriter out, boolean say) {
        Leaving leaving = new Leaving(name, view, out, say);
        Runtime.getRuntime().addShutdownHook(leaving.hook);
        return leaving;
    }

    /** Watching is over by itself. */
    void over() {
        if (!left.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
