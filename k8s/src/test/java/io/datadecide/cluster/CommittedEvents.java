package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The numbers of all events that were ever committed. The outbox forgets what it delivered; a trigger of the test's keeps
 * the numbers in a table beside it, in the transactions that the events are written in.
 */
final class CommittedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    private CommittedEvents(Database database) {
        this.database = database;
    }

    /** Begins to keep them; before the first one. */
    static CommittedEvents keep(Database database) {
        database.answer("create table committed_events (id bigint primary key);"
                + " create function keep_event() returns trigger language plpgsql as"
                + " 'begin insert into committed_events values (new.id); return new; end';"
                + " create trigger keep_event after insert on outbox for each row execute function keep_event()");
        return new CommittedEvents(database);
    }

    /** Each came through the topic once or more; a run's states for the first time in their order; the decision's is among them. */
    void allArrived(KafkaBroker kafka, String topic, Duration within) {
        Awaitility.await()
                .atMost(within)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> "0".equals(database.answer("select count(*) from outbox")));
        List<Long> committed = database.answer("select id from committed_events order by id")
                .lines()
                .map(Long::valueOf)
                .toList();
        List<JsonNode> told =
                kafka.values(topic).stream().map(CommittedEvents::json).toList();
        System.err.println("events: " + committed.size() + " committed, " + told.size() + " told");
        assertThat(ids(told)).containsExactlyInAnyOrderElementsOf(committed);
        statesOfRuns(told)
                .forEach((run, states) ->
                        assertThat(ids(states)).as("states of " + run).isSorted());
        assertThat(told).extracting(event -> event.path("type").asText()).contains("decision-made");
    }

    private static Map<String, List<JsonNode>> statesOfRuns(List<JsonNode> told) {
        return told.stream()
                .filter(event -> event.path("type").asText().equals("run-changed"))
                .collect(Collectors.groupingBy(event -> event.path("runId").asText()));
    }

    /** Without those that were heard before. */
    private static List<Long> ids(List<JsonNode> events) {
        return new ArrayList<>(new LinkedHashSet<>(
                events.stream().map(event -> event.path("id").asLong()).toList()));
    }

    private static JsonNode json(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + event, e);
        }
    }
}
