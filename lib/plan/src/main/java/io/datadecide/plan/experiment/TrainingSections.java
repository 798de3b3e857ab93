package io.datadecide.plan.experiment;

import io.datadecide.plan.experiment.TokenBudget.Absolute;
import io.datadecide.plan.experiment.TokenBudget.OfLadder;
import io.datadecide.plan.experiment.TokenBudget.PerParameter;
import io.datadecide.plan.experiment.TrainingOverrides.Schedule;
import io.datadecide.plan.ladder.Precision;

/** Reads {@code tokens} and {@code training}, of the experiment or of one of its sizes. */
final class TrainingSections {

    private static final double MIN_DECAY = 0.001;

    private TrainingSections() {}

    static TokenBudget budget(Field field) {
        if (field.isMapping()) {
            return new PerParameter(
                    field.section("perParameter").require("perParameter").positive());
        }
        if (field.text().equals("ladder")) {
            return new OfLadder();
        }
        return new Absolute(field.wholeNumber(1, Long.MAX_VALUE));
    }

    static TrainingOverrides overrides(Field field) {
        Section section = field.section(
                "sequenceLength",
                "batchSequences",
                "microBatchSequences",
                "peakLearningRate",
                "warmupSteps",
                "finalLearningRateFraction",
                "weightDecay",
                "gradientClip",
                "schedule",
                "decayFraction",
                "qkNorm",
                "zLoss",
                "documentMask",
                "recomputeActivations",
                "precision");
        return TrainingOverridesBuilder.builder()
                .sequenceLength(section.get("sequenceLength").map(value -> (int) value.wholeNumber(2, 1 << 20)))
                .batchSequences(section.get("batchSequences").map(value -> value.wholeInt(1)))
                .microBatchSequences(section.get("microBatchSequences").map(value -> value.wholeInt(1)))
                .peakLearningRate(section.get("peakLearningRate").map(value -> value.fraction(Double.MIN_VALUE, 10)))
                .warmupSteps(section.get("warmupSteps").map(value -> value.wholeNumber(0, Long.MAX_VALUE)))
                .finalLearningRateFraction(
                        section.get("finalLearningRateFraction").map(value -> value.fraction(0, 1)))
                .weightDecay(section.get("weightDecay").map(value -> value.fraction(0, 10)))
                .gradientClip(section.get("gradientClip").map(Field::positive))
                .schedule(section.get("schedule").map(value -> value.constant(Schedule.class, "schedule")))
                .decayFraction(section.get("decayFraction").map(value -> value.fraction(MIN_DECAY, 1)))
                .qkNorm(section.get("qkNorm").map(Field::truth))
                .zLoss(section.get("zLoss").map(value -> value.fraction(0, 1)))
                .documentMask(section.get("documentMask").map(Field::truth))
                .recomputeActivations(section.get("recomputeActivations").map(Field::truth))
                .precision(section.get("precision").map(value -> value.constant(Precision.class, "precision")))
                .build();
    }
}
