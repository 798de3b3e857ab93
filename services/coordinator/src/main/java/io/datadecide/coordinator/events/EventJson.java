package io.datadecide.coordinator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The text form of events: JSON with a {@code type}. */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {}

    /** The event as JSON. */
    public static String write(CoordinatorEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is a record of texts and numbers: " + event, e);
        }
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
