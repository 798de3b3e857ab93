package io.datadecide.options;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code bench train}. */
public class BenchTrainOptions {
    @Option(
            names = "--shape",
            paramLabel = "NAME",
            description = "Measure only this shape: nano, 4M, 20M or 150M; may be repeated (default: all).")
    public List<String> shapes = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads of one operation (default: one a core).")
    public int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "7", description = "Timed steps (default: 7).")
    public int steps;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "cpu, gpu or auto (default: DATADECIDE_TRAINER_DEVICE, or cpu).")
    public @Nullable String device;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "float32",
            description = "Precision of matrix products: float32 or bfloat16 (default: float32).")
    public String precision = "float32";

    @Option(
            names = "--stack",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs stacked in one process (default: 1).")
    public int stack;

    @Option(names = "--json", description = "Print JSON.")
    public boolean json;

    @Option(names = "--here", hidden = true, description = "Measure in this process.")
    public boolean here;
}
