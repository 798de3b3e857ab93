package io.datadecide.trainer.bench;

import java.util.Arrays;

/** Times one thing several times; the median stands for it, since a neighbour on the machine makes single runs slow. */
final class Repetition {
    private static final double NANOS_PER_SECOND = 1e9;

    private Repetition() {}

    /** Median seconds of a number of runs, after one that does not count. */
    static double medianSeconds(int runs, Runnable work) {
        work.run();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long started = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - started) / NANOS_PER_SECOND;
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }
}
