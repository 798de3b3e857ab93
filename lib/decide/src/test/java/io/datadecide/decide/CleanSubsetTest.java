package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceRow;
import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.report.TextSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CleanSubsetTest {

    @Test
    void corpusThatLeadsByWhatItContainsDoesNotLeadWithoutIt() {
        Decision decision = DecisionMaker.decide(evidence(0.9, 0.5), Question.of("big"));
        CleanSubset without = Objects.requireNonNull(decision.withoutMarked());
        assertThat(decision.recommendation().corpus()).isEqualTo("copied");
        assertThat(without.recommendation().corpus()).isEqualTo("honest");
        assertThat(without.sameLeader()).isFalse();
        assertThat(without.sameOrder()).isFalse();
        assertThat(without.ranking()).extracting(RankedCorpus::corpus).containsExactly("honest", "copied");
        assertThat(without.markedShare()).containsEntry("quiz", 0.25);
        assertThat(without.explanation())
                .startsWith("Without the instances that stand in a corpus (at most 25.0% of a task) honest comes first"
                        + " instead of copied. Decided: honest leads copied by 0.2000 at big;");
        assertThat(TextSummary.render(decision).replaceAll("\\s+", " "))
                .contains("Contamination:", "honest comes first instead of copied.");
        assertThat(DecisionJson.parse(DecisionJson.toJson(decision))).isEqualTo(decision);
    }

    @Test
    void whereNothingIsDecidedTheOrderIsOneSentenceAndTheDoubtAnother() {
        Decision decision = DecisionMaker.decide(evidence(0.7003, 0.6997), Question.of("big"));
        assertThat(decision.recommendation().decided()).isFalse();
        assertThat(Objects.requireNonNull(decision.withoutMarked()).explanation())
                .contains(
                        " honest comes first instead of copied. Not decided: honest leads copied by 0.0003000 at big;");
        assertThat(explanation(0.7003, 0.7003)).contains(" the order is the same. Not decided: copied leads honest ");
    }

    private static String explanation(double copied, double copiedUnmarked) {
        return Objects.requireNonNull(DecisionMaker.decide(evidence(copied, copiedUnmarked), Question.of("big"))
                        .withoutMarked())
                .explanation();
    }

    @Test
    void everythingElseIsDecidedOnAllInstances() {
        Decision decision = DecisionMaker.decide(evidence(0.9, 0.8), Question.of("big"));
        assertThat(Objects.requireNonNull(decision.withoutMarked()).sameOrder()).isTrue();
        assertThat(decision.decisionAccuracy())
                .extracting(accuracy -> accuracy.metric())
                .containsOnly("primary_metric");
    }

    @Test
    void evidenceWithoutMarksHasNoSuchAnswer() {
        assertThat(DecisionMaker.decide(TestEvidence.of(3, 0.02, 0.01), Question.of("1B"))
                        .withoutMarked())
                .isNull();
    }

    @Test
    void targetWhoseEveryInstanceIsMarkedIsAWarning() {
        List<EvidenceRow> rows = new ArrayList<>();
        for (String corpus : List.of("a", "b")) {
            rows.add(row(corpus, "big", 1, "quiz", "primary_metric", corpus.equals("a") ? 0.5 : 0.6));
            rows.add(row(corpus, "big", 1, "quiz", "marked_share", 1));
            rows.add(row(corpus, "big", 1, "other", "primary_metric", 0.5));
            rows.add(row(corpus, "big", 1, "other", "primary_metric_unmarked", 0.5));
        }
        Decision decision = DecisionMaker.decide(
                Evidence.of(rows), Question.of("big").withTask("quiz").withTargetMetric("primary_metric"));
        assertThat(decision.recommendation().corpus()).isEqualTo("b");
        assertThat(decision.withoutMarked()).isNull();
        assertThat(decision.warnings()).anyMatch(warning -> warning.code().equals("without-marked"));
    }

    /** Two corpora at two sizes; {@code copied} scores one value on all instances, another without the marked ones. */
    private static Evidence evidence(double copied, double copiedUnmarked) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (String size : List.of("small", "big")) {
            for (int seed = 1; seed <= 3; seed++) {
                double noise = 0.001 * seed;
                rows.add(row("copied", size, seed, "quiz", "primary_metric", copied + noise));
                rows.add(row("copied", size, seed, "quiz", "primary_metric_unmarked", copiedUnmarked + noise));
                rows.add(row("copied", size, seed, "quiz", "marked_share", 0.25));
                rows.add(row("honest", size, seed, "quiz", "primary_metric", 0.7 + noise));
                rows.add(row("honest", size, seed, "quiz", "primary_metric_unmarked", 0.7 + noise));
                rows.add(row("honest", size, seed, "quiz", "marked_share", 0.25));
            }
        }
        return Evidence.of(rows);
    }

    private static EvidenceRow row(String corpus, String size, int seed, String task, String metric, double value) {
        long params = size.equals("big") ? 2_000_000 : 1_000_000;
        return new EvidenceRow(
                corpus, size, params, 1000, 6.0 * params * 1000, Integer.toString(seed), 10, task, metric, value);
    }
}
