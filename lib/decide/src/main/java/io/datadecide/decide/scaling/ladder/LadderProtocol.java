package io.datadecide.decide.scaling.ladder;

import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.scaling.ladder.LadderLog.Evaluation;
import io.datadecide.decide.scaling.law.Fit;
import io.datadecide.decide.scaling.law.Law;
import io.datadecide.decide.scaling.law.LawForm;
import io.datadecide.decide.scaling.law.Observation;
import io.datadecide.decide.scaling.law.Scale;
import io.datadecide.decide.scaling.law.Sigmoid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/**
 * The two-step prediction of the OLMo ladder (Bhagia et al. 2024, arXiv 2412.04403): task loss from parameters and
 * tokens with five parameters, accuracy from task loss with a sigmoid.
 *
 * @param movingAverage evaluations that are averaged: the last ones of a run for step 1, trailing ones for step 2
 * @param skippedPercent share of each run's first evaluations that step 2 leaves out
 */
public record LadderProtocol(int movingAverage, int skippedPercent) {

    /** As published: averages of 5, a tenth left out. */
    public static LadderProtocol published() {
        return new LadderProtocol(5, 10);
    }

    /**
     * Fits both steps to the ladder and predicts each target.
     *
     * @return one per target, in the order of the configuration
     * @throws EvidenceException if a log cannot be used, or a fit does not converge
     * @throws IOException if a log cannot be read
     */
    public List<LadderPrediction> predict(LadderConfig config, LadderTask task) throws IOException {
        List<Observation> ends = new ArrayList<>();
        List<Evaluation> smoothed = new ArrayList<>();
        for (LadderModel model : config.ladder()) {
            for (Path file : model.logs()) {
                List<Evaluation> log = LadderLog.read(file, task);
                ends.add(new Observation(scale(model, log.getLast().tokens()), end(log, Evaluation::loss)));
                smoothed.addAll(smooth(log.subList(Math.ceilDiv(skippedPercent * log.size(), 100), log.size())));
            }
        }
        smoothed.add(new Evaluation(0, 0, 1)); // a loss of 0 answers everything
        double[] loss = parameters(task, "step 1", LawForm.SIZE_AND_TOKENS.fit(ends, task.chance()));
        double[] sigmoid = parameters(
                task,
                "step 2",
                Sigmoid.fit(
                        smoothed.stream().mapToDouble(Evaluation::loss).toArray(),
                        smoothed.stream().mapToDouble(Evaluation::accuracy).toArray(),
                        task.chance()));
        List<LadderPrediction> predictions = new ArrayList<>();
        for (LadderModel target : config.targets()) {
            predictions.add(prediction(task, target, loss, sigmoid));
        }
        return predictions;
    }

    private LadderPrediction prediction(LadderTask task, LadderModel target, double[] loss, double[] sigmoid)
            throws IOException {
        List<Evaluation> log = LadderLog.read(target.logs().getLast(), task);
        double tokens = log.getLast().tokens();
        Law law = LawForm.SIZE_AND_TOKENS.law();
        double predictedLoss = law.evaluate(loss, scale(target, tokens), new double[loss.length]);
        double actualLoss = end(log, Evaluation::loss);
        SequencedMap<String, Double> parameters = new LinkedHashMap<>(law.named(loss));
        parameters.putAll(Sigmoid.named(sigmoid));
        return LadderPredictionBuilder.builder()
                .task(task.name())
                .target(target.label())
                .tokens(tokens)
                .predictedLoss(predictedLoss)
                .actualLoss(actualLoss)
                .predictedAccuracy(Sigmoid.value(sigmoid, predictedLoss))
                .actualAccuracy(end(log, Evaluation::accuracy))
                .accuracyOfActualLoss(Sigmoid.value(sigmoid, actualLoss))
                .parameters(parameters)
                .build();
    }

    private static Scale scale(LadderModel model, double tokens) {
        return Scale.of(model.params(), tokens, 6 * model.params() * tokens);
    }

    /** Mean over the last evaluations. */
    private double end(List<Evaluation> log, ToDoubleFunction<Evaluation> value) {
        return log.subList(Math.max(0, log.size() - movingAverage), log.size()).stream()
                .mapToDouble(value)
                .average()
                .orElseThrow();
    }

    /** Each evaluation averaged with those before it, as far as there are any. */
    private List<Evaluation> smooth(List<Evaluation> log) {
        List<Evaluation> smoothed = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            List<Evaluation> upToNow = log.subList(0, i + 1);
            smoothed.add(new Evaluation(
                    log.get(i).tokens(), end(upToNow, Evaluation::loss), end(upToNow, Evaluation::accuracy)));
        }
        return smoothed;
    }

    private static double[] parameters(LadderTask task, String step, Fit fit) {
        return switch (fit) {
            case Fit.Converged converged -> converged.parameters();
            case Fit.Failed(String reason) ->
                throw new EvidenceException("the ladder's " + step + " on " + task.name() + " does not converge: "
                        + reason + "; check the logs, or leave the task out");
        };
    }
}
