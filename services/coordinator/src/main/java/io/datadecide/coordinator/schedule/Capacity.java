package io.datadecide.coordinator.schedule;

import java.util.Collection;

/** How much may work at once. */
public interface Capacity {
    /**
     * How many more may begin.
     *
     * @param scoring checkpoints that are being scored
     * @param workers workers that take a place
     * @param asked what each running experiment asks for; 0: nothing
     */
    int free(int scoring, int workers, Collection<Integer> asked);

    /** Whether scoring a checkpoint takes one of them. */
    boolean scoringTakesOne();

    /** Whether a worker that is still ending takes one of them. */
    boolean leavingTakesOne();
}
