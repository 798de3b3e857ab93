package io.datadecide.trainer.train;

/** Tells another listener all that it hears, but for what an implementation does otherwise. */
public interface ForwardingListener extends TrainingListener {

    /** Who is told. */
    TrainingListener told();

    @Override
    default void started(long step) {
        told().started(step);
    }

    @Override
    default void passedOver(String checkpoint, String reason) {
        told().passedOver(checkpoint, reason);
    }

    @Override
    default void progressed(CurvePoint point) {
        told().progressed(point);
    }

    @Override
    default void decaying(long horizon, CurvePoint point) {
        told().decaying(horizon, point);
    }

    @Override
    default void shrunk(long step, int from, int to) {
        told().shrunk(step, from, to);
    }

    @Override
    default void saved(SavedCheckpoint checkpoint) {
        told().saved(checkpoint);
    }
}
