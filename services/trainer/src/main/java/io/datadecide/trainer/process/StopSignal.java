package io.datadecide.trainer.process;

import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;

/** Whether the work is to end before its end. Asked between steps; set from other threads, once. */
public final class StopSignal {
    private final AtomicReference<Reason> reason = new AtomicReference<>(Reason.NONE);

    /** Why the work ends. */
    public sealed interface Reason {
        /** It does not. */
        Reason NONE = new None();

        /** No stop is requested. */
        record None() implements Reason {}

        /** The platform takes the process away: save, then leave. */
        record Terminated() implements Reason {}

        /**
         * The coordinator does not want the result: leave, and write nothing more.
         *
         * @param answer its answer
         */
        record Dismissed(String answer) implements Reason {}
    }

    /**
     * Takes SIGTERM and SIGINT. Instead of the JVM's own handling, which would run shutdown hooks beside a step in native
     * code and end with 143.
     */
    public void listen() {
        Signal.handle(new Signal("TERM"), signal -> request(new Reason.Terminated()));
        Signal.handle(new Signal("INT"), signal -> request(new Reason.Terminated()));
    }

    /** Asks for an end; only the first reason counts. */
    public void request(Reason wanted) {
        reason.compareAndSet(Reason.NONE, wanted);
    }

    /** Why to end, or {@link Reason.None}. */
    public Reason reason() {
        return reason.get();
    }
}
