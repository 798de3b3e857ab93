package io.datadecide.coordinator.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.store.Measurement;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceMetricsTest {
    private static final Measurement QUOTED = new Measurement("acc_per_char", 0.4, 0.01, 100, true);
    private static final Measurement MARGIN = new Measurement("margin", -0.1, 0.01, 100, false);
    private static final Measurement PROBABILITY = new Measurement("correct_prob", 0.2, 0.01, 100, false);
    private static final Measurement BITS = new Measurement("bits_per_byte", 3.1, 0.01, 100, true);

    @Test
    void theQuotedMetricIsAlsoCalledPrimary() {
        assertThat(EvidenceMetrics.of(List.of(), "", List.of(QUOTED, MARGIN)))
                .extracting(Measurement::metric)
                .containsExactly("acc_per_char", "margin", "primary_metric");
    }

    @Test
    void bitsPerByteAreNotCalledPrimarySinceLowerIsBetter() {
        assertThat(EvidenceMetrics.of(List.of(), "", List.of(BITS))).containsExactly(BITS);
    }

    @Test
    void whatIsAskedQuotedOrTheTargetsBecomesEvidenceAndNothingElse() {
        assertThat(EvidenceMetrics.of(List.of("margin"), "correct_prob", List.of(QUOTED, MARGIN, PROBABILITY)))
                .extracting(Measurement::metric)
                .containsExactly("acc_per_char", "margin", "correct_prob", "primary_metric");
        assertThat(EvidenceMetrics.of(List.of("margin"), "", List.of(BITS, MARGIN, PROBABILITY)))
                .containsExactly(BITS, MARGIN);
    }

    @Test
    void whatIsAskedForIsAlsoAskedForWithoutMarkedInstances() {
        Measurement unmarked = new Measurement("margin_unmarked", -0.2, 0.01, 90, false);
        Measurement share = new Measurement("marked_share", 0.1, Double.NaN, 100, false);
        Measurement other = new Measurement("correct_prob_unmarked", 0.3, 0.01, 90, false);
        assertThat(EvidenceMetrics.of(List.of("margin"), "", List.of(BITS, MARGIN, share, unmarked, other)))
                .containsExactly(BITS, MARGIN, share, unmarked);
    }
}
