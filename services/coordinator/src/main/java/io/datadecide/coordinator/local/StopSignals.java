package io.datadecide.coordinator.local;

import java.util.List;
import sun.misc.Signal;

/**
 * Stops in order when the system asks us to end. Without it, the framework would close the database and the port while
 * workers still say that they saved.
 */
public final class StopSignals {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private StopSignals() {}

    /** Calls the stop, which must not block, instead of ending the virtual machine. */
    public static void callInstead(Runnable stop) {
        NAMES.forEach(name -> Signal.handle(new Signal(name), signal -> stop.run()));
    }
}
