package io.datadecide.plan.grid;

import java.util.List;

/**
 * When a run writes checkpoints.
 *
 * @param scoreSteps steps whose checkpoints are kept and scored; ascending, the last is the run's last step
 * @param resumeEverySteps every so many steps a checkpoint is written to resume from
 */
public record CheckpointSteps(List<Long> scoreSteps, long resumeEverySteps) {

    public CheckpointSteps {
        scoreSteps = List.copyOf(scoreSteps);
        if (scoreSteps.isEmpty() || scoreSteps.getFirst() < 1) {
            throw new IllegalArgumentException("scoreSteps is " + scoreSteps + "; it needs steps from 1 up");
        }
        for (int i = 1; i < scoreSteps.size(); i++) {
            if (scoreSteps.get(i - 1) >= scoreSteps.get(i)) {
                throw new IllegalArgumentException("scoreSteps is " + scoreSteps + "; it must ascend");
            }
        }
        if (resumeEverySteps < 1) {
            throw new IllegalArgumentException("resumeEverySteps is " + resumeEverySteps + "; it must be at least 1");
        }
    }
}
