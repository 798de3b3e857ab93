package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.OneLine;
import io.datadecide.decide.evidence.Run;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.rank.SharedSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a reader of the decision must know about its evidence: gaps, mixed steps, unknown names. */
final class FindingsStep {

    private static final int EXAMPLES = 8;

    private final Evidence evidence;
    private final ScoreBook book;
    private final ResolvedQuestion question;
    private final List<Warning> warnings = new ArrayList<>();

    FindingsStep(Evidence evidence, ScoreBook book, ResolvedQuestion question) {
        this.evidence = evidence;
        this.book = book;
        this.question = question;
    }

    List<Warning> find() {
        unknownMetrics();
        target();
        for (String size : book.sizes()) {
            if (evidence.params(size) == 0) {
                warnings.add(new Warning(
                        "unknown-size",
                        "size " + OneLine.quote(size) + " has no params; it stands before all others in order"));
            }
            steps(book.sharedSteps(size));
            missing(size);
        }
        return List.copyOf(warnings);
    }

    private void unknownMetrics() {
        List<String> unknown = question.tasks().metrics().stream()
                .filter(m -> !question.directions().isKnown(m))
                .toList();
        if (!unknown.isEmpty()) {
            warnings.add(new Warning(
                    "unknown-metric",
                    some(unknown) + (unknown.size() == 1 ? " counts" : " count")
                            + " as higher-is-better; if lower is better, say --lower-is-better METRIC"));
        }
    }

    private void target() {
        String size = question.question().targetSize();
        Scores ranked = book.rankable(question.task(), question.metric());
        if (!book.sizes().contains(size)) {
            warnings.add(new Warning(
                    "unknown-target-size",
                    "no row has the target size " + OneLine.quote(size) + "; there are " + some(book.sizes())));
        }
        if (!ranked.size().equals(size)) {
            warnings.add(new Warning(
                    "target-not-measured",
                    "the ranking is of " + ranked.size() + ", not of " + size
                            + ": its probabilities cover the noise of seeds, not a change of order between the sizes"));
        }
        if (seedsWithValues(ranked).length == 1) {
            warnings.add(new Warning("single-seed", "one seed at " + ranked.size() + ": its noise is unknown"));
        }
    }

    private void steps(SharedSteps size) {
        TreeSet<Long> last = size.runs().stream()
                .map(r -> evidence.checkpoint(r.last()).step())
                .collect(Collectors.toCollection(TreeSet::new));
        long[] shared = size.steps();
        if (shared.length == 0) {
            warnings.add(new Warning(
                    "no-shared-step", "the runs of " + size.size() + " share no step; the size is left out"));
        } else if (last.size() > 1 || shared[shared.length - 1] != last.last()) {
            warnings.add(new Warning(
                    "mixed-steps",
                    "the runs of " + size.size() + " end at steps "
                            + some(last.stream().map(String::valueOf).toList()) + "; step " + shared[shared.length - 1]
                            + ", the last that all have, counts"));
        }
    }

    private void missing(String size) {
        List<String> missing = new ArrayList<>();
        TreeSet<String> absent = new TreeSet<>(evidence.corpora());
        for (Run run : evidence.runs(size)) {
            absent.remove(run.corpus());
        }
        absent.forEach(corpus -> missing.add(corpus + " (no run)"));
        for (String task : question.tasks().tasks()) {
            Scores scores = book.scores(size, task, question.metric());
            for (int seed : seedsWithValues(scores)) {
                for (int c = 0; c < scores.corpora().size(); c++) {
                    if (!Double.isFinite(scores.values()[c][seed])) {
                        missing.add(scores.corpora().get(c) + " seed "
                                + scores.seeds().get(seed) + " " + task);
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            warnings.add(new Warning(
                    "missing-cells",
                    missing.size() + (missing.size() == 1 ? " cell of " : " cells of ") + size + " " + question.metric()
                            + (missing.size() == 1 ? " is" : " are")
                            + " missing; means cover the seeds that are there: " + some(missing)));
        }
    }

    /** Seeds of which at least one corpus has a value: another metric's seeds are not missing here. */
    private static int[] seedsWithValues(Scores scores) {
        return IntStream.range(0, scores.seeds().size())
                .filter(s -> Arrays.stream(scores.ofSeed(s)).anyMatch(Double::isFinite))
                .toArray();
    }

    private static String some(List<String> names) {
        String shown = names.stream().limit(EXAMPLES).collect(Collectors.joining(", "));
        return names.size() > EXAMPLES ? shown + ", … (" + names.size() + ")" : shown;
    }
}
