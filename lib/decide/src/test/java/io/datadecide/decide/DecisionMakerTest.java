package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.rank.TaskSet;
import org.junit.jupiter.api.Test;

class DecisionMakerTest {

    @Test
    void aClearLeadIsDecided() {
        Decision decision = DecisionMaker.decide(TestEvidence.of(5, 0.02, 0.001), Question.of("1B"));

        assertThat(decision.recommendation().corpus()).isEqualTo("e");
        assertThat(decision.recommendation().runnerUp()).isEqualTo("d");
        assertThat(decision.recommendation().decided()).isTrue();
        assertThat(decision.recommendation().probabilityBest()).isGreaterThan(0.999);
        assertThat(decision.ranking()).extracting(RankedCorpus::corpus).containsExactly("e", "d", "c", "b", "a");
        assertThat(decision.target().task()).isEqualTo(TaskSet.MACRO);
    }

    @Test
    void aLeadWithinTheNoiseIsNotDecided() {
        Decision decision = DecisionMaker.decide(TestEvidence.of(5, 0.0001, 0.01), Question.of("1B"));

        assertThat(decision.recommendation().decided()).isFalse();
        assertThat(decision.recommendation().explanation()).startsWith("Not decided");
        assertThat(decision.recommendation().minimumDetectableEffect()).isGreaterThan(0.001);
    }

    @Test
    void theTargetOrdersItselfPerfectly() {
        Decision decision = DecisionMaker.decide(TestEvidence.of(6, 0.02, 0.01), Question.of("1B"));

        assertThat(decision.decisionAccuracy())
                .filteredOn(a -> a.size().equals("1B"))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.seedMean().accuracy()).isEqualTo(1.0));
    }

    @Test
    void jsonAndBackIsTheSameDecision() {
        Decision decision = DecisionMaker.decide(TestEvidence.of(4, 0.02, 0.01), Question.of("1B"));

        assertThat(DecisionJson.parse(DecisionJson.toJson(decision))).isEqualTo(decision);
    }
}
