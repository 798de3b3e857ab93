package io.datadecide.coordinator.schedule;

import java.util.Collection;

/**
 * Pods of a cluster. Its scheduler finds the room and scorers are pods of their own, so there is no limit but what somebody
 * wants there to be.
 *
 * @param configured limit of the installation; 0: none
 */
public record ClusterCapacity(int configured) implements Capacity {
    public ClusterCapacity {
        if (configured < 0) {
            throw new IllegalArgumentException("places are not negative, got " + configured);
        }
    }

    @Override
    public int free(int scoring, int workers, Collection<Integer> asked) {
        return configured == 0 ? Integer.MAX_VALUE : configured - workers;
    }

    @Override
    public boolean scoringTakesOne() {
        return false;
    }

    @Override
    public boolean leavingTakesOne() {
        return true;
    }
}
