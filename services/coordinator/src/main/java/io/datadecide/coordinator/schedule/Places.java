package io.datadecide.coordinator.schedule;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many processes may work at once, scoring included.
 *
 * @param configured limit of the installation; 0: what the experiments ask for, or one a core
 * @param cores cores of this machine
 */
public record Places(int configured, int cores) {
    public Places {
        if (configured < 0 || cores < 1) {
            throw new IllegalArgumentException(
                    "places need configured >= 0 and cores >= 1, got " + configured + ", " + cores);
        }
    }

    /**
     * The limit now.
     *
     * @param asked what each running experiment asks for; 0: nothing
     */
    public int limit(IntStream asked) {
        if (configured > 0) {
            return configured;
        }
        OptionalInt most = asked.filter(places -> places > 0).max();
        return most.orElse(cores);
    }
}
