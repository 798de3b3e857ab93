package io.datadecide.coordinator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.coordinator.leader.Leadership;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final String READY = EventJson.write(new CoordinatorEvent.CheckpointReady("e", "a-nano1-s1", 50));

    private final TreeMap<Long, String> rows = new TreeMap<>();
    private final Outbox outbox = new Outbox() {
        @Override
        public List<OutboxEntry> oldest(int limit) {
            return rows.entrySet().stream()
                    .limit(limit)
                    .map(row -> new OutboxEntry(row.getKey(), row.getValue(), Instant.EPOCH))
                    .toList();
        }

        @Override
        public void delivered(long id) {
            rows.remove(id);
        }

        @Override
        public long size() {
            return rows.size();
        }
    };

    @Test
    void eventsGoOutInOrderAndAreForgottenThen() {
        rows.put(1L, "a");
        rows.put(2L, "b");
        List<String> sent = new ArrayList<>();
        new OutboxRelay(outbox, entry -> sent.add(entry.payload()), Leadership.ALONE, Duration.ofSeconds(1))
                .deliverAll();
        assertThat(sent).containsExactly("a", "b");
        assertThat(rows).isEmpty();
    }

    @Test
    void anEventThatWasNotTakenIsSentAgainAndHoldsBackThoseBehindIt() {
        rows.put(1L, "a");
        rows.put(2L, "b");
        List<String> sent = new ArrayList<>();
        OutboxRelay relay = new OutboxRelay(
                outbox,
                entry -> {
                    sent.add(entry.payload());
                    if (sent.size() == 1) {
                        throw new IllegalStateException("broker away");
                    }
                },
                Leadership.ALONE,
                Duration.ofSeconds(1));
        assertThatThrownBy(relay::deliverAll).hasMessage("broker away");
        relay.deliverAll();
        assertThat(sent).containsExactly("a", "a", "b");
        assertThat(rows).isEmpty();
    }

    @Test
    void aCheckpointThatIsReadyAsksForItsScoreHoweverOftenItIsTold() {
        List<CheckpointKey> asked = new ArrayList<>();
        EventConsumer consumer = new EventConsumer(asked::add, new ChangeSignals());
        consumer.accept(EventJson.read(READY));
        consumer.accept(EventJson.read(READY));
        CheckpointKey key = new CheckpointKey(new RunKey("e", "a-nano1-s1"), 50);
        assertThat(asked).containsExactly(key, key);
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThatThrownBy(() -> EventJson.read("{\"type\":\"nothing\"}")).isInstanceOf(IllegalArgumentException.class);
    }
}
