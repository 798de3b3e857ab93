package io.datadecide.trainer.train;

import java.util.ArrayList;
import java.util.List;

/** Remembers the checkpoints to be scored, and can ask for a stop when one is written. */
class QuietListener implements TrainingListener {
    final List<Long> scored = new ArrayList<>();
    final List<Long> decays = new ArrayList<>();
    final List<Long> points = new ArrayList<>();
    final List<String> onCheckpointSkipped = new ArrayList<>();

    @Override
    public void onResumed(long step) {}

    @Override
    public void onCheckpointSkipped(String checkpoint, String reason) {
        onCheckpointSkipped.add(checkpoint + ": " + reason);
    }

    @Override
    public void onProgress(CurvePoint point) {
        points.add(point.step());
    }

    @Override
    public void onDecayProgress(long endStep, CurvePoint point) {
        decays.add(endStep);
    }

    @Override
    public void onMicroBatchReduced(long step, int from, int to) {}

    @Override
    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
        if (checkpoint.score()) {
            scored.add(checkpoint.step());
        }
    }
}
