package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceRow;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.RankedCorpus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must not change a decision, and what must turn it round; each over many random evidences. */
@Tag("slow")
class DecisionPropertiesTest {

    private static final int TRIALS = 60;
    private static final Question QUESTION = Question.of("1B");

    @Test
    void permutingRowsChangesNothing() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<EvidenceRow> rows = random(trial);
            List<EvidenceRow> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(trial));

            assertThat(DecisionJson.toJson(decide(shuffled))).isEqualTo(DecisionJson.toJson(decide(rows)));
        }
    }

    @Test
    void renamingCorporaRenamesTheRankingAndNothingElse() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<EvidenceRow> rows = random(trial);
            Decision before = decide(rows);
            Decision after = decide(map(rows, r -> with(r, reversed(r.corpus()), r.value())));

            assertThat(after.ranking())
                    .extracting(RankedCorpus::corpus)
                    .containsExactlyElementsOf(before.ranking().stream()
                            .map(r -> reversed(r.corpus()))
                            .toList());
            assertThat(counts(after)).isEqualTo(counts(before));
        }
    }

    @Test
    void scalingAMetricByAPositiveConstantChangesNoCountAndNoProbability() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<EvidenceRow> rows = random(trial);
            Decision before = decide(rows);
            Decision after = decide(map(rows, r -> with(r, r.corpus(), 1024 * r.value())));

            assertThat(counts(after)).isEqualTo(counts(before));
            assertThat(after.ranking())
                    .extracting(RankedCorpus::corpus, RankedCorpus::probabilityBest)
                    .isEqualTo(before.ranking().stream()
                            .map(r -> org.assertj.core.groups.Tuple.tuple(r.corpus(), r.probabilityBest()))
                            .toList());
        }
    }

    @Test
    void reversingAMetricReversesTheOrder() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<EvidenceRow> rows = random(trial);
            Decision before = decide(rows);
            Decision after =
                    DecisionMaker.decide(Evidence.of(rows), QUESTION.withLowerIsBetter(Set.of("primary_metric")));

            assertThat(after.ranking())
                    .extracting(RankedCorpus::corpus)
                    .containsExactlyElementsOf(before.ranking().reversed().stream()
                            .map(RankedCorpus::corpus)
                            .toList());
            assertThat(counts(after)).isEqualTo(counts(before));
        }
    }

    @Test
    void theTargetAgreesWithItselfApartFromTies() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<EvidenceRow> rows = map(random(trial), r -> with(r, r.corpus(), Math.round(20 * r.value()) / 20.0));
            for (DecisionAccuracy a : decide(rows).decisionAccuracy()) {
                if (a.size().equals("1B") && a.task().equals(a.targetTask())) {
                    assertThat(a.seedMean().correct()).isEqualTo(a.pairs() - a.targetTies());
                }
            }
        }
    }

    @Test
    void probabilitiesOfBeingBestSumToOne() {
        for (int trial = 0; trial < TRIALS; trial++) {
            double sum = decide(random(trial)).ranking().stream()
                    .mapToDouble(r -> r.probabilityBest() == null ? 0 : r.probabilityBest())
                    .sum();
            assertThat(sum).isBetween(1 - 1e-9, 1 + 1e-9);
        }
    }

    private static Decision decide(List<EvidenceRow> rows) {
        return DecisionMaker.decide(Evidence.of(rows), QUESTION);
    }

    private static List<EvidenceRow> random(long seed) {
        return TestEvidence.rows(2 + (int) (seed % 7), 0.01, 0.02, seed);
    }

    private static List<String> counts(Decision decision) {
        return decision.decisionAccuracy().stream()
                .map(a -> a.size() + a.task() + a.targetTask() + a.pairs() + a.seedMean() + a.perSeed())
                .toList();
    }

    private static String reversed(String corpus) {
        return "corpus " + (char) ('z' - corpus.charAt(0) + 'a');
    }

    private static List<EvidenceRow> map(List<EvidenceRow> rows, UnaryOperator<EvidenceRow> change) {
        return rows.stream().map(change).toList();
    }

    private static EvidenceRow with(EvidenceRow r, String corpus, double value) {
        return new EvidenceRow(
                corpus, r.size(), r.params(), r.tokens(), r.flops(), r.seed(), r.step(), r.task(), r.metric(), value);
    }
}
