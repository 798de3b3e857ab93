package io.datadecide.trainer.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How several runs best share this processor: total tokens per second of one process with all threads, of as many processes
 * with one thread each, and of one process with all threads in which as many runs are stacked.
 *
 * @param shape what was trained
 * @param runs concurrent runs, one per thread
 * @param oneProcess median tokens per second
 * @param processes the sum over all processes, median
 * @param stacked the sum over all runs, median
 * @param processesGain {@code processes / oneProcess}, median of the rounds
 * @param stackedGain {@code stacked / oneProcess}, median of the rounds
 */
public record Sharing(
        String shape,
        int runs,
        double oneProcess,
        double processes,
        double stacked,
        double processesGain,
        double stackedGain) {
    private static final int ROUNDS = 3;

    /** Measures the three in turn, several rounds of them, so that whatever else the machine does slows all. */
    public static Sharing measure(String shape, int threads, List<String> options) {
        double[][] rounds = new double[ROUNDS][];
        for (int round = 0; round < ROUNDS; round++) {
            rounds[round] = new double[] {
                together(1, arguments(shape, threads, 1, options)),
                together(threads, arguments(shape, 1, 1, options)),
                together(1, arguments(shape, threads, threads, options))
            };
        }
        return new Sharing(
                shape,
                threads,
                median(rounds, 0, -1),
                median(rounds, 1, -1),
                median(rounds, 2, -1),
                median(rounds, 1, 0),
                median(rounds, 2, 0));
    }

    private static List<String> arguments(String shape, int threads, int stack, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--shape", shape, "--threads", "" + threads, "--stack", "" + stack));
        return arguments;
    }

    private static double together(int processes, List<String> arguments) {
        List<MeasuringProcess> all = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                all.add(new MeasuringProcess(arguments));
            }
            return all.stream()
                    .map(MeasuringProcess::result)
                    .mapToDouble(result -> result.path("tokensPerSecond").asDouble())
                    .sum();
        } finally {
            all.forEach(MeasuringProcess::close);
        }
    }

    /** Of a column of the rounds, divided by another one, or by nothing when that is negative. */
    static double median(double[][] rounds, int column, int by) {
        double[] values = Arrays.stream(rounds)
                .mapToDouble(round -> by < 0 ? round[column] : round[column] / round[by])
                .sorted()
                .toArray();
        return values[values.length / 2];
    }
}
