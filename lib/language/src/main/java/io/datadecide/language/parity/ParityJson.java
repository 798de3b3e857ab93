package io.datadecide.language.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.train.LearningRateSchedule;
import io.datadecide.language.train.OptimizerSettings;

/** The numbers of {@link ParitySetting} for other programs. */
final class ParityJson {
    private ParityJson() {}

    static byte[] write() throws JsonProcessingException {
        JsonMapper json = new JsonMapper();
        ModelShape shape = ParitySetting.SHAPE;
        ObjectNode root = json.createObjectNode();
        root.putObject("shape")
                .put("layers", shape.layers())
                .put("width", shape.width())
                .put("heads", shape.heads())
                .put("mlpHidden", shape.mlpHidden())
                .put("vocabulary", shape.vocabulary())
                .put("sequenceLength", shape.sequenceLength())
                .put("normEpsilon", 1e-6)
                .put("rotaryBase", 10_000.0);
        OptimizerSettings optimizer = ParitySetting.OPTIMIZER;
        root.putObject("optimizer")
                .put("beta1", optimizer.beta1())
                .put("beta2", optimizer.beta2())
                .put("epsilon", optimizer.epsilon())
                .put("weightDecay", optimizer.weightDecay())
                .put("gradientClip", optimizer.gradientClip());
        LearningRateSchedule schedule = ParitySetting.SCHEDULE;
        root.putObject("schedule")
                .put("peak", schedule.peak())
                .put("warmupSteps", schedule.warmupSteps())
                .put("steps", schedule.steps())
                .put("finalFraction", schedule.finalFraction());
        root.put("sequences", ParitySetting.SEQUENCES);
        root.put("microBatchSequences", ParitySetting.MICRO_BATCH_SEQUENCES);
        root.put("steps", ParitySetting.STEPS);
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
