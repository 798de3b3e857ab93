package io.datadecide.scorer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    @Test
    void linesTakeTurnsAndEachKeepsItsOrder() throws InterruptedException {
        FairQueue<String> line = new FairQueue<>();
        for (int i = 0; i < 4; i++) {
            line.add("long", "long " + i);
        }
        line.add("short", "short 0");
        line.add("other", "other 0");
        line.add("other", "other 1");
        assertThat(line.size()).isEqualTo(7);
        List<String> taken = new ArrayList<>();
        while (line.size() > 0) {
            taken.add(line.take());
        }
        assertThat(taken).containsExactly("long 0", "short 0", "other 0", "long 1", "other 1", "long 2", "long 3");
    }

    @Test
    void whatNobodyWantsIsDropped() throws InterruptedException {
        FairQueue<Integer> line = new FairQueue<>();
        line.add("a", 1);
        line.add("b", 2);
        line.add("a", 3);
        line.removeIf(i -> i != 3);
        assertThat(line.size()).isOne();
        assertThat(line.take()).isEqualTo(3);
    }
}
