package io.datadecide.language.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LikelihoodMetricsTest {

    @Test
    void publishedInstancesHaveThePublishedValues() {
        List<JsonNode> records = PublishedInstances.records();
        assertThat(records).hasSize(5);
        for (JsonNode published : records) {
            InstanceLikelihood instance = PublishedInstances.likelihood(published);
            published
                    .get("derived")
                    .properties()
                    .forEach(derived -> PublishedInstances.metric(derived.getKey())
                            .ifPresent(name -> assertThat(
                                            LikelihoodMetrics.named(name).of(instance))
                                    .as("%s of document %s", name, published.at("/record/doc_id"))
                                    .isCloseTo(derived.getValue().asDouble(), within(1e-6))));
        }
    }

    @Test
    void tinyProbabilitiesAgreeToRelativePrecision() {
        for (JsonNode published : PublishedInstances.records()) {
            InstanceLikelihood instance = PublishedInstances.likelihood(published);
            for (String name : List.of("correct_prob", "margin", "total_prob", "uncond_correct_prob")) {
                double expected = published.at("/derived/" + name).asDouble();
                assertThat(LikelihoodMetrics.named(name).of(instance) / expected)
                        .as(name)
                        .isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void meansOfThePublishedInstancesAreThePublishedMeans() {
        TaskMetrics task = new TaskMetrics();
        PublishedInstances.records()
                .forEach(published -> task.add("arc_easy", PublishedInstances.likelihood(published)));
        Map<String, MetricValue> values =
                task.values().stream().collect(Collectors.toMap(MetricValue::name, value -> value));
        PublishedInstances.means().properties().forEach(mean -> {
            Optional<String> name = PublishedInstances.metric(mean.getKey());
            assertThat(name)
                    .hasValueSatisfying(n -> assertThat(values.get(n)).satisfies(value -> {
                        assertThat(value.mean()).as(n).isCloseTo(mean.getValue().asDouble(), within(1e-12));
                        assertThat(value.instances()).isEqualTo(5);
                    }));
        });
    }

    @Test
    void theFirstOfEqualChoicesIsPredicted() {
        ChoiceLikelihood choice = new ChoiceLikelihood(-3, Double.NaN, 1, 2, 2);
        LikelihoodMetric accuracy = LikelihoodMetrics.named("acc_raw");
        assertThat(accuracy.of(new InstanceLikelihood(0, List.of(choice, choice))))
                .isOne();
        assertThat(accuracy.of(new InstanceLikelihood(1, List.of(choice, choice))))
                .isZero();
    }

    @Test
    void shareOfTheGoldChoiceDoesNotUnderflow() {
        InstanceLikelihood instance = new InstanceLikelihood(
                0,
                List.of(
                        new ChoiceLikelihood(-2000, Double.NaN, 9, 9, 9),
                        new ChoiceLikelihood(-2000, Double.NaN, 9, 9, 9)));
        assertThat(LikelihoodMetrics.named("norm_correct_prob").of(instance)).isEqualTo(0.5);
    }

    @Test
    void unconditionalMetricsAreLeftOutWhereTheTaskHasNone() {
        TaskMetrics task = new TaskMetrics();
        ChoiceLikelihood choice = new ChoiceLikelihood(-3, Double.NaN, 1, 2, 2);
        task.add("boolq", new InstanceLikelihood(0, List.of(choice, choice)));
        assertThat(task.values())
                .extracting(MetricValue::name)
                .contains("acc_raw")
                .doesNotContain("acc_uncond");
    }

    @Test
    void unknownMetricIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> LikelihoodMetrics.named("accuracy"))
                .hasMessageContaining("unknown metric \"accuracy\"")
                .hasMessageContaining("acc_per_char");
    }
}
