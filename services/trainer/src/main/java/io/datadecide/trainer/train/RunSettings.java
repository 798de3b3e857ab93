package io.datadecide.trainer.train;

import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.Precision;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.StepOptions;
import io.datadecide.plan.grid.Optimization;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.plan.grid.TrainingOptions;
import java.util.OptionalInt;

/** A resolved run in the words of the engine. */
final class RunSettings {
    private RunSettings() {}

    static ModelShape shape(ResolvedRun run) {
        var shape = run.shape();
        return new ModelShape(
                shape.name(),
                shape.layers(),
                shape.width(),
                shape.heads(),
                shape.mlpHidden(),
                shape.vocabulary(),
                shape.sequenceLength(),
                shape.qkNorm());
    }

    static OptimizerSettings optimizer(ResolvedRun run) {
        Optimization how = run.optimization();
        return new OptimizerSettings(how.beta1(), how.beta2(), how.epsilon(), how.weightDecay(), how.gradientClip());
    }

    /** Options of a step; windows are whole, so no token is padding. */
    static StepOptions options(ResolvedRun run, int endOfText) {
        TrainingOptions options = run.options();
        return new StepOptions(
                run.optimization().microBatchSequences(),
                options.zLoss(),
                options.documentMask() ? OptionalInt.of(endOfText) : OptionalInt.empty(),
                OptionalInt.empty(),
                options.recomputeActivations(),
                switch (options.precision()) {
                    case FLOAT32 -> Precision.FLOAT32;
                    case BFLOAT16 -> Precision.BFLOAT16;
                });
    }
}
