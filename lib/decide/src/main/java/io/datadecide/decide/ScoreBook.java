package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.rank.SharedSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Scores of every size, task and metric at the last shared step, with signs turned so that higher is better. */
final class ScoreBook {

    private final Evidence evidence;
    private final ResolvedQuestion question;
    private final Map<String, SharedSteps> sizes = new LinkedHashMap<>();
    private final Map<Key, Scores> scores = new ConcurrentHashMap<>();

    ScoreBook(Evidence evidence, ResolvedQuestion question) {
        this.evidence = evidence;
        this.question = question;
        evidence.sizes().forEach(size -> sizes.put(size, SharedSteps.of(evidence, size)));
    }

    /** Sizes of the evidence, smallest first. */
    List<String> sizes() {
        return List.copyOf(sizes.keySet());
    }

    Scores scores(String size, String task, String metric) {
        return scores.computeIfAbsent(new Key(size, task, metric), key -> {
            return Scores.atLastSharedStep(
                            evidence, sharedSteps(size), question.tasks().parts(task, metric))
                    .times(question.sign(metric));
        });
    }

    /** The same at a step that all runs of the size share. */
    Scores scoresAt(String size, long step, String task, String metric) {
        List<Measure> parts = question.tasks().parts(task, metric);
        return Scores.atStep(evidence, sharedSteps(size), step, parts).times(question.sign(metric));
    }

    SharedSteps sharedSteps(String size) {
        SharedSteps known = sizes.get(size);
        return known == null ? SharedSteps.of(evidence, size) : known;
    }

    /** What predictions of the question's task are held against. */
    Scores target() {
        return target(question.task());
    }

    /** What predictions of a task are held against: the target size's scores, of one seed where the question names one. */
    Scores target(String task) {
        Scores all = scores(question.question().targetSize(), task, question.metric());
        String seed = question.question().targetSeed();
        return seed == null ? all : all.onlySeed(seed);
    }

    /** Scores to rank by: the target's where at least two corpora have one, otherwise the largest size's that has. */
    Scores rankable(String task, String metric) {
        Scores atTarget = scores(question.question().targetSize(), task, metric);
        if (atTarget.comparable()) {
            return atTarget;
        }
        return sizes().reversed().stream()
                .map(size -> scores(size, task, metric))
                .filter(Scores::comparable)
                .findFirst()
                .orElse(atTarget);
    }

    private record Key(String size, String task, String metric) {}
}
