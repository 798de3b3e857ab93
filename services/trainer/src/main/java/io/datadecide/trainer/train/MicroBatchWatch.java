package io.datadecide.trainer.train;

import java.util.function.IntSupplier;

/** Tells when a session found too little memory and went on with smaller parts of a batch. */
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
