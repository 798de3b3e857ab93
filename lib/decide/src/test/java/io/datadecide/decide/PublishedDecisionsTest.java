package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceBuilder;
import io.datadecide.decide.imports.DataDecideMatrices;
import io.datadecide.decide.imports.DclmRuns;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.SeedAccuracy;
import io.datadecide.decide.signal.Calibration;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions on published results give the published numbers. */
class PublishedDecisionsTest {

    private static final String PROXY = "olmes10_mean_neg_ln_correct_prob_per_char";

    /** arXiv 2406.11794 section 3.2 (r = .838 and .956); counts recomputed from mlfoundations/dclm at 361714bd. */
    @ParameterizedTest
    @CsvSource({"400M-1x, 0.8379, 36", "1B-1x, 0.9556, 38"})
    void dclmCoreAtSmallScalesAgreesWith7BAsPublished(String size, double pearson, int correct) throws IOException {
        Decision decision = DecisionMaker.decide(
                tenDclmDatasets(), Question.of("7B-1x").withTask("core").withTargetMetric("core_v1"));

        DecisionAccuracy row = row(decision, size, "core", "core_v1", "core");
        assertThat(row.pairs()).isEqualTo(45);
        assertThat(row.seedMean().correct()).isEqualTo(correct);
        assertThat(row.agreement().pearson()).isCloseTo(pearson, within(5e-5));
    }

    /** Computed from the two published matrices: decision_accuracy_proxy_from_matrix.csv. */
    @ParameterizedTest
    @MethodSource("proxyRows")
    void theProxyMatrixOrdersPairsAsCounted(NamedCsvRecord known) throws IOException {
        Decision decision = DecisionMaker.decide(
                matrices(DataDecideMatrices.Target.THREE_SEED_MEAN),
                Question.of("1B").withTask(known.getField("target_task")).withTargetMetric("primary_metric"));

        DecisionAccuracy row =
                row(decision, known.getField("size"), "olmes_10_macro_avg", PROXY, known.getField("target_task"));
        assertThat(row.pairs()).isEqualTo(300);
        assertThat(row.perSeed())
                .extracting(SeedAccuracy::correct)
                .containsExactly(
                        Long.valueOf(known.getField("correct_default")),
                        Long.valueOf(known.getField("correct_aux2")),
                        Long.valueOf(known.getField("correct_aux3")));
        assertThat(row.seedMean().correct()).isEqualTo(Long.parseLong(known.getField("correct_seed_mean")));
        assertThat(row.mean()).isCloseTo(Double.parseDouble(known.getField("mean_over_seeds")), within(1e-12));
    }

    /** The same two matrices, recomputed with scipy 1.16 (stats.t.ppf): claims at 95 %, and those that 1B confirms. */
    @ParameterizedTest
    @CsvSource({"4M, 194, 119", "20M, 183, 152", "150M, 194, 177", "300M, 135, 126", "530M, 159, 150", "750M, 192, 178"
    })
    void claimsAtSmallSizesAreRightAsOftenAsReplayed(String size, long claimed, long right) throws IOException {
        Decision decision = DecisionMaker.decide(
                matrices(DataDecideMatrices.Target.THREE_SEED_MEAN),
                Question.of("1B").withTask("olmes_10_macro_avg").withTargetMetric("primary_metric"));

        assertThat(decision.calibration())
                .filteredOn(c -> c.size().equals(size) && c.metric().equals(PROXY))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.pairs()).isEqualTo(300);
                    assertThat(c.claimed()).isEqualTo(claimed);
                    assertThat(c.right()).isEqualTo(right);
                });
        assertThat(decision.calibration().stream()
                        .mapToLong(Calibration::claimed)
                        .sum())
                .isEqualTo(2202);
        assertThat(decision.calibration().stream().mapToLong(Calibration::right).sum())
                .isEqualTo(1722);
    }

    static List<NamedCsvRecord> proxyRows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(PublishedData.file("datadecide/decision_accuracy_proxy_from_matrix.csv"))) {
            return reader.stream().toList();
        }
    }

    /** known_answers.json, target_ties: exact by the integer counts of correct instances. */
    @Test
    void tiesOfTheTargetAreThoseOfTheCounts() throws IOException {
        JsonNode ties = PublishedData.json("datadecide/known_answers.json").path("target_ties");
        for (DataDecideMatrices.Target target : DataDecideMatrices.Target.values()) {
            String key = target == DataDecideMatrices.Target.DEFAULT_SEED ? "default_seed" : "three_seed_mean";
            Decision decision =
                    DecisionMaker.decide(matrices(target), Question.of("1B").withTargetMetric("primary_metric"));
            for (DecisionAccuracy row : decision.decisionAccuracy()) {
                if (row.metric().equals("primary_metric") && !row.task().contains("macro")) {
                    assertThat(row.targetTies())
                            .as(key + " " + row.task())
                            .isEqualTo(ties.path(key).path(row.task()).asLong());
                }
            }
        }
    }

    static DecisionAccuracy row(Decision decision, String size, String task, String metric, String targetTask) {
        return decision.decisionAccuracy().stream()
                .filter(a -> a.size().equals(size)
                        && a.task().equals(task)
                        && a.metric().equals(metric)
                        && a.targetTask().equals(targetTask))
                .findFirst()
                .orElseThrow();
    }

    static Evidence matrices(DataDecideMatrices.Target target) throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        DataDecideMatrices.readAccuracy(
                PublishedData.file("datadecide/matrix_1b_accuracy.csv"),
                PublishedData.file("datadecide/model_sizes.csv"),
                target,
                builder::add);
        DataDecideMatrices.readProxy(
                PublishedData.file("datadecide/matrix_neg_log_correct_prob_per_char_olmes10.csv"),
                PublishedData.file("datadecide/model_sizes.csv"),
                builder::add);
        return builder.build();
    }

    private static Evidence tenDclmDatasets() throws IOException {
        Set<String> runs = new HashSet<>();
        for (JsonNode row : PublishedData.json("dclm/known_answers.json")
                .path("reproduction")
                .path("rows")) {
            List.of("run_400m_1x", "run_1b_1x", "run_7b_1x")
                    .forEach(scale -> runs.add(row.path(scale).asText()));
        }
        EvidenceBuilder builder = new EvidenceBuilder();
        DclmRuns.read(
                PublishedData.file("dclm/dclm_runs.csv"),
                PublishedData.file("dclm/dclm_scores.csv"),
                DclmRuns.PAPER,
                runs,
                builder::add);
        return builder.build();
    }
}
