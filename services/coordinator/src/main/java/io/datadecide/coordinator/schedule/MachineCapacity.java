package io.datadecide.coordinator.schedule;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * Processes of one machine, scoring included.
 *
 * @param configured limit of the installation; 0: what the experiments ask for, or one a core
 * @param cores cores of this machine
 */
public record MachineCapacity(int configured, int cores) implements Capacity {
    public MachineCapacity {
        if (configured < 0 || cores < 1) {
            throw new IllegalArgumentException(
                    "places need configured >= 0 and cores >= 1, got " + configured + ", " + cores);
        }
    }

    @Override
    public int free(int scoring, int workers, Collection<Integer> asked) {
        return limit(asked) - workers - scoring;
    }

    private int limit(Collection<Integer> asked) {
        if (configured > 0) {
            return configured;
        }
        OptionalInt most = asked.stream()
                .mapToInt(Integer::intValue)
                .filter(capacity -> capacity > 0)
                .max();
        return most.orElse(cores);
    }

    @Override
    public boolean scoringTakesOne() {
        return true;
    }

    @Override
    public boolean leavingTakesOne() {
        return false; // a process that has said its last word is gone before the next one has begun
    }
}
