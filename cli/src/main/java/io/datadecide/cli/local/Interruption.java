package io.datadecide.cli.local;

import io.datadecide.cli.error.ExitCodes;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C, or a request to terminate: the coordinator is stopped in order, then the process ends with 130. */
final class Interruption {

    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final Thread hook;

    private volatile Runnable beforeStop = () -> {};

    private Interruption(CoordinatorProcess coordinator, PrintWriter messages) {
        this.hook = new Thread(() -> {
            interrupted.set(true);
            beforeStop.run();
            messages.println();
            messages.println("stopping; running models write a checkpoint first …");
            coordinator.close();
            messages.println("stopped; the same command continues where this one ended");
            messages.flush();
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
        });
    }

    static Interruption whileRunning(CoordinatorProcess coordinator, PrintWriter messages) {
        Interruption interruption = new Interruption(coordinator, messages);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** What is done first, so that the messages have the screen to themselves. */
    void beforeStop(Runnable action) {
        beforeStop = action;
    }

    /** Stops to care; to be called when the coordinator has nothing more to do. */
    void over() {
        if (!interrupted.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Waits for the end of the process when it is on its way: the broken connection is then no news. */
    void awaitExitIfInterrupted() {
        if (!interrupted.get()) {
            return;
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
