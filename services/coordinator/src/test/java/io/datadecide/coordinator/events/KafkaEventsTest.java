package io.datadecide.coordinator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.NewCheckpoint;
import io.datadecide.coordinator.store.RunChange;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredCheckpoint;
import io.datadecide.coordinator.store.TestRuns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Tag("slow")
class KafkaEventsTest {
    private static final int CHECKPOINTS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    ExperimentStore experiments;

    @Inject
    RunStore runs;

    @Inject
    CheckpointStore checkpoints;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Test
    void everyEventComesInOrderAndIsActedOnAlthoughTheBrokerIsKilledInTheMiddle() throws Exception {
        relay.start();
        experiments.create(TestRuns.experiment(TestRuns.EXPERIMENT));
        AttemptKey attempt =
                runs.launch(runs.find(TestRuns.FIRST).orElseThrow()).orElseThrow();
        runs.apply(RunChange.of(runs.find(TestRuns.FIRST).orElseThrow(), RunTrigger.LEASE, ""));
        report(attempt, 1, CHECKPOINTS / 2);
        Awaitility.await().atMost(PATIENCE).until(() -> requested() > 0);
        KafkaBroker.get().kill();
        report(attempt, CHECKPOINTS / 2 + 1, CHECKPOINTS);
        assertThat(outbox.size()).isPositive();
        KafkaBroker.get().comeBack();
        Awaitility.await().atMost(PATIENCE).until(() -> outbox.size() == 0 && requested() == CHECKPOINTS);
        verify(records(CHECKPOINTS + 3));
    }

    private void report(AttemptKey attempt, int from, int to) {
        for (int step = from; step <= to; step++) {
            checkpoints.reported(attempt, new NewCheckpoint(step, step, "/d", "ab", true));
        }
    }

    private long requested() {
        return checkpoints.ofRun(TestRuns.FIRST).stream()
                .map(StoredCheckpoint::state)
                .filter(state -> state == CheckpointState.REQUESTED)
                .count();
    }

    private static List<ConsumerRecord<String, String>> records(int distinct) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                KafkaBroker.get().address(),
                "group.id",
                "somebody",
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("datadecide.events"));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
                return records.stream().map(ConsumerRecord::value).distinct().count() == distinct;
            });
        }
        return records;
    }

    private static void verify(List<ConsumerRecord<String, String>> records) throws Exception {
        JsonMapper mapper = new JsonMapper();
        List<String> states = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        for (ConsumerRecord<String, String> record : records) {
            JsonNode event = mapper.readTree(record.value());
            assertThat(EventSchema.violations(event)).as(record.value()).isEmpty();
            boolean ofRun = event.has("runId");
            assertThat(record.key())
                    .isEqualTo(ofRun ? "e/" + event.path("runId").asText() : "e");
            if (event.has("attempt")) {
                states.add(event.path("state").asText());
            } else if (event.has("step") && !steps.contains(event.path("step").asLong())) {
                steps.add(event.path("step").asLong());
            }
        }
        assertThat(states).containsSubsequence("STARTING", "RUNNING");
        assertThat(steps).hasSize(CHECKPOINTS).isSorted();
    }
}
