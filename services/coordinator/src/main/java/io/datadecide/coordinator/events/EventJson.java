package io.datadecide.coordinator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text form of events: JSON with a {@code type}. Fields of later versions are passed over. */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    /** Grows when a field changes its meaning or goes; a new field is no new version. */
    private static final int VERSION = 1;

    private EventJson() {}

    /** The event as JSON. */
    public static String write(CoordinatorEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is a record of texts and numbers: " + event, e);
        }
    }

    /** What goes out: the event with its version, its id, which is the same whenever it is told again, and its time. */
    public static String told(OutboxEntry entry) {
        try {
            ObjectNode event = MAPPER.createObjectNode();
            event.put("version", VERSION)
                    .put("id", entry.id())
                    .put("time", entry.time().toString());
            event.setAll((ObjectNode) MAPPER.readTree(entry.payload()));
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + entry.payload(), e);
        }
    }

    /** What events are kept in order by: those of one run, and those of one experiment. */
    public static String key(CoordinatorEvent event) {
        return switch (event) {
            case CoordinatorEvent.RunChanged run -> run.experiment() + "/" + run.runId();
            case CoordinatorEvent.CheckpointReady checkpoint -> checkpoint.experiment() + "/" + checkpoint.runId();
            case CoordinatorEvent.ExperimentChanged changed -> changed.experiment();
            case CoordinatorEvent.ExperimentDeleted deleted -> deleted.experiment();
            case CoordinatorEvent.DecisionMade made -> made.experiment();
        };
    }

    /** The event of this JSON. IllegalArgumentException: it is none. */
    public static CoordinatorEvent read(String json) {
        try {
            return MAPPER.readValue(json, CoordinatorEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + json, e);
        }
    }
}
