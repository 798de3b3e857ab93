package io.datadecide.decide;

import io.datadecide.decide.evidence.Checkpoint;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.evidence.Run;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.scaling.Extrapolations;
import io.datadecide.decide.scaling.RunCurve;
import io.datadecide.decide.scaling.ScalingLaws;
import io.datadecide.decide.scaling.ScalingOptions;
import io.datadecide.decide.scaling.ScalingTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Extrapolates every task to the target: reads the runs' curves out of the evidence and hands them to the laws. */
final class ScalingStep {

    private static final List<String> LOSSES = List.of("bits_per_byte", "bits_per_byte_corr", "bpb");
    private static final String DEFAULT_SEED = "default";
    private static final Extrapolations NONE = new Extrapolations(List.of(), List.of());

    private final Evidence evidence;
    private final ScoreBook book;
    private final ResolvedQuestion question;
    private final List<Warning> warnings = new ArrayList<>();

    ScalingStep(Evidence evidence, ScoreBook book, ResolvedQuestion question) {
        this.evidence = evidence;
        this.book = book;
        this.question = question;
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    Extrapolations extrapolate() {
        String size = question.question().targetSize();
        Scores target = book.target();
        long params = evidence.params(size);
        if (target.isEmpty() || params == 0 || target.tokens() == 0 || target.flops() == 0) {
            return none("the evidence has no rows of " + size + " with params, tokens and flops to ask the laws about");
        }
        if (question.sign(question.metric()) < 0) {
            return none("the laws describe higher-is-better metrics; " + question.metric() + " is lower-is-better");
        }
        List<RunCurve> curves = curves(size, params);
        if (curves.isEmpty()) {
            return none("no size below " + size + " has the metric and a loss of the task, one of "
                    + String.join(", ", LOSSES));
        }
        Map<String, Map<String, Double>> actual = new HashMap<>();
        question.tasks().tasks().forEach(task -> actual.put(task, actual(task)));
        ScalingTarget asked = new ScalingTarget(size, params, target.tokens(), target.flops(), actual);
        return ScalingLaws.extrapolate(
                curves,
                asked,
                ScalingOptions.defaults()
                        .withSubsets(question.question().subsets())
                        .withHalfTies(question.question().targetTies() == TargetTies.HALF));
    }

    private Map<String, Double> actual(String task) {
        Scores scores = book.target(task);
        double[] means = scores.seedMean();
        Map<String, Double> byCorpus = new HashMap<>();
        for (int c = 0; c < means.length; c++) {
            byCorpus.put(scores.corpora().get(c), means[c]);
        }
        return byCorpus;
    }

    private List<RunCurve> curves(String targetSize, long targetParams) {
        List<RunCurve> curves = new ArrayList<>();
        for (String size : book.sizes()) {
            long params = evidence.params(size);
            if (!size.equals(targetSize) && params > 0 && params < targetParams) {
                for (Run run : oneSeed(evidence.runs(size))) {
                    question.tasks()
                            .tasks()
                            .forEach(task -> curve(run, task, params).ifPresent(curves::add));
                }
            }
        }
        return curves;
    }

    /** The run of the seed called default, or else of the first by name: the baselines fit one seed. */
    private static Iterable<Run> oneSeed(List<Run> runs) {
        Map<String, Run> chosen = new TreeMap<>();
        runs.forEach(run -> chosen.merge(run.corpus(), run, (a, b) -> b.seed().equals(DEFAULT_SEED) ? b : a));
        return chosen.values();
    }

    private Optional<RunCurve> curve(Run run, String task, long params) {
        List<Measure> values = question.tasks().parts(task, question.metric());
        List<Measure> losses = LOSSES.stream()
                .map(loss -> question.tasks().parts(task, loss))
                .filter(parts -> !parts.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (values.isEmpty() || losses.isEmpty()) {
            return Optional.empty();
        }
        List<RunCurve.Reading> readings = new ArrayList<>();
        for (int index : run.checkpoints()) {
            Checkpoint at = evidence.checkpoint(index);
            double loss = Scores.mean(evidence, index, losses);
            double value = Scores.mean(evidence, index, values);
            boolean later =
                    readings.isEmpty() || at.tokens() > readings.getLast().tokens();
            if (at.tokens() > 0 && at.flops() > 0 && later && loss > 0 && Double.isFinite(value)) {
                readings.add(new RunCurve.Reading(at.tokens(), at.flops(), loss, value));
            }
        }
        return readings.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunCurve(run.corpus(), task, run.size(), params, readings));
    }

    private Extrapolations none(String why) {
        warnings.add(new Warning("no-extrapolation", why));
        return NONE;
    }
}
