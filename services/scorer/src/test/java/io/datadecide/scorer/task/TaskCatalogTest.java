package io.datadecide.scorer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.scorer.SharedData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TaskCatalogTest {
    private static final List<FoundTask> TASKS = new TaskCatalog(TaskReader.DEFAULT_MAX_CHARACTERS)
            .list(SharedData.olmes().resolve("requests"));

    @Test
    void everyTaskOfOlmesIsDescribedAsItIs() {
        assertThat(TASKS)
                .extracting(task -> task.spec().name())
                .containsExactly(
                        "arc_challenge",
                        "arc_easy",
                        "boolq",
                        "csqa",
                        "hellaswag",
                        "mmlu",
                        "openbookqa",
                        "piqa",
                        "socialiqa",
                        "winogrande");
        assertThat(TASKS).allSatisfy(task -> {
            TaskDescription description = task.description();
            // A few questions of the ARC tasks have three or five choices.
            assertThat(task.randomBaseline()).isCloseTo(description.randomBaseline(), within(1e-3));
            assertThat(1.0 / description.choices()).isCloseTo(description.randomBaseline(), within(1e-3));
            assertThat(description.primaryMetric()).isEqualTo(PrimaryMetrics.of(task.spec()));
            assertThat(List.of(description.capability(), description.source(), description.licence()))
                    .noneMatch(String::isBlank);
        });
    }

    @Test
    void mmluHasItsSubjectsInTheGroupsThatTheFieldPutsThemIn() {
        FoundTask mmlu = TASKS.stream()
                .filter(task -> task.spec().name().equals("mmlu"))
                .findFirst()
                .orElseThrow();
        Map<String, Long> byGroup = mmlu.subtasks().stream()
                .collect(Collectors.groupingBy(FoundSubtask::capability, Collectors.counting()));
        assertThat(byGroup)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("stem", 18L, "humanities", 13L, "social sciences", 12L, "other", 14L));
        assertThat(mmlu.subtasks().stream().mapToInt(FoundSubtask::instances).sum())
                .isEqualTo(mmlu.instances());
    }
}
