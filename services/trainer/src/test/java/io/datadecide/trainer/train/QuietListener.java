package io.datadecide.trainer.train;

import java.util.ArrayList;
import java.util.List;

/** Remembers the checkpoints to be scored, and can ask for a stop when one is written. */
class QuietListener implements TrainingListener {
    final List<Long> scored = new ArrayList<>();
    final List<Long> decays = new ArrayList<>();
    final List<Long> points = new ArrayList<>();
    final List<String> passedOver = new ArrayList<>();

    @Override
    public void started(long step) {}

    @Override
    public void passedOver(String checkpoint, String reason) {
        passedOver.add(checkpoint + ": " + reason);
    }

    @Override
    public void progressed(CurvePoint point) {
        points.add(point.step());
    }

    @Override
    public void decaying(long horizon, CurvePoint point) {
        decays.add(horizon);
    }

    @Override
    public void shrunk(long step, int from, int to) {}

    @Override
    public void saved(SavedCheckpoint checkpoint) {
        if (checkpoint.score()) {
            scored.add(checkpoint.step());
        }
    }
}
