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
        return new TrainingOverrides(
                section.get("sequenceLength").map(value -> (int) value.wholeNumber(2, 1 << 20)),
                section.get("batchSequences").map(value -> value.wholeInt(1)),
                section.get("microBatchSequences").map(value -> value.wholeInt(1)),
                section.get("peakLearningRate").map(value -> value.fraction(Double.MIN_VALUE, 10)),
                section.get("warmupSteps").map(value -> value.wholeNumber(0, Long.MAX_VALUE)),
                section.get("finalLearningRateFraction").map(value -> value.fraction(0, 1)),
                section.get("weightDecay").map(value -> value.fraction(0, 10)),
                section.get("gradientClip").map(Field::positive),
                section.get("schedule").map(value -> value.constant(Schedule.class, "schedule")),
                section.get("decayFraction").map(value -> value.fraction(MIN_DECAY, 1)),
                section.get("qkNorm").map(Field::truth),
                section.get("zLoss").map(value -> value.fraction(0, 1)),
                section.get("documentMask").map(Field::truth),
                section.get("recomputeActivations").map(Field::truth),
                section.get("precision").map(value -> value.constant(Precision.class, "precision")));
    }
}
