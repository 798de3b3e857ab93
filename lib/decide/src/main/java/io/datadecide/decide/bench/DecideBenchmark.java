package io.datadecide.decide.bench;

import io.datadecide.decide.DecisionMaker;
import io.datadecide.decide.Question;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceCsv;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The three figures of deciding: a full DataDecide grid, the eight scaling laws, reading many rows. */
public final class DecideBenchmark {

    private static final double NANOS = 1e9;
    private static final long MIB = 1 << 20;

    private DecideBenchmark() {}

    /**
     * One measurement.
     *
     * @param seconds median
     * @param rowsPerSecond rows of evidence over the median
     * @param peakHeapMiB sum of the heap pools' peaks, garbage included
     */
    public record Figure(
            String name, String shape, long rows, double seconds, double rowsPerSecond, long peakHeapMiB) {}

    /**
     * @param rows how many rows to read in the reading shape
     * @param repeats how often to measure; the median counts
     */
    public static List<Figure> run(long rows, int repeats) throws IOException {
        List<Figure> figures = new ArrayList<>();
        Evidence grid = MadeUpGrid.finals();
        Question plain = Question.of("1B").withExtrapolation(false, false);
        figures.add(measure(
                "grid",
                "25 corpora x 14 sizes x 3 seeds x 11 tasks x 20 metrics, final checkpoints",
                grid.rows(),
                repeats,
                () -> DecisionMaker.decide(grid, plain)));
        Evidence curves = MadeUpGrid.curves();
        figures.add(measure(
                "laws",
                "8 methods x 25 corpora x 11 tasks and their average, 13 sizes x 20 checkpoints",
                curves.rows(),
                repeats,
                () -> DecisionMaker.decide(curves, Question.of("1B"))));
        figures.add(measure("read", "CSV rows into evidence", rows, 1, () -> {
            try (InputStream in = new MadeUpCsv(rows)) {
                EvidenceCsv.read(in, "bench");
            }
        }));
        return figures;
    }

    private static Figure measure(String name, String shape, long rows, int repeats, Work work) throws IOException {
        double[] seconds = new double[repeats];
        long peak = 0;
        for (int i = 0; i < repeats; i++) {
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / NANOS;
            peak = Math.max(
                    peak,
                    heapPools().stream()
                            .map(MemoryPoolMXBean::getPeakUsage)
                            .mapToLong(MemoryUsage::getUsed)
                            .sum());
        }
        Arrays.sort(seconds);
        double median = seconds[repeats / 2];
        return new Figure(name, shape, rows, median, rows / median, peak / MIB);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
