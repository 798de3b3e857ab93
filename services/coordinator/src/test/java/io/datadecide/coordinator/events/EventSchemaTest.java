package io.datadecide.coordinator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventSchemaTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void theExamplesOfTheDocumentationFollowTheSchemaAndAreRead() throws IOException {
        List<String> examples = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(EventSchema.documentation("events.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(examples).hasSize(5);
        for (String example : examples) {
            assertThat(EventSchema.violations(MAPPER.readTree(example)))
                    .as(example)
                    .isEmpty();
            assertThat(EventJson.read(example).experiment()).isEqualTo("which-crawl");
        }
    }

    @Test
    void whatGoesOutFollowsTheSchemaInEveryState() throws IOException {
        List<CoordinatorEvent> events = new ArrayList<>(List.of(
                new CoordinatorEvent.CheckpointReady("e", "r", 1),
                new CoordinatorEvent.ExperimentDeleted("e"),
                new CoordinatorEvent.DecisionMade("e")));
        for (ExperimentState state : ExperimentState.values()) {
            events.add(new CoordinatorEvent.ExperimentChanged("e", state.name()));
        }
        for (RunState state : RunState.values()) {
            events.add(new CoordinatorEvent.RunChanged("e", "r", state.name(), 1));
        }
        for (CoordinatorEvent event : events) {
            String told = EventJson.told(new OutboxEntry(7, EventJson.write(event), Instant.EPOCH));
            JsonNode json = MAPPER.readTree(told);
            assertThat(EventSchema.violations(json)).as(told).isEmpty();
            assertThat(json.path("id").asLong()).isEqualTo(7);
            assertThat(EventJson.read(told)).isEqualTo(event);
        }
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() {
        assertThat(EventJson.read("{\"type\":\"decision-made\",\"experiment\":\"e\",\"later\":1}"))
                .isEqualTo(new CoordinatorEvent.DecisionMade("e"));
    }
}
