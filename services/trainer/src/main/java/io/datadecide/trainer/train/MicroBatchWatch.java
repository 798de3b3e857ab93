package io.datadecide.trainer.train;

import java.util.function.IntSupplier;

/** Notifies when a session ran out of memory and continued with smaller micro-batches. */
final class MicroBatchWatch {
    private final IntSupplier session;
    private final TrainingListener listener;
    private int sequences;

    MicroBatchWatch(IntSupplier session, TrainingListener listener) {
        this.session = session;
        this.listener = listener;
        this.sequences = session.getAsInt();
    }

    void look(long step) {
        int now = session.getAsInt();
        if (now != sequences) {
            listener.onMicroBatchReduced(step, sequences, now);
            sequences = now;
        }
    }
}
