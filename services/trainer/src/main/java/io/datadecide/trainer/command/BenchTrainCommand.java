package io.datadecide.trainer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.bench.Measurement;
import io.datadecide.language.bench.Throughput;
import io.datadecide.language.bench.Workload;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.trainer.TrainerException;
import io.datadecide.trainer.config.TrainerConfig;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures training steps. */
@Command(
        name = "train",
        description = {
            "Tokens per second of named shapes, and their share of the matrix-product peak measured between the steps.",
            "Peak memory is the process's so far: name one shape to measure it alone."
        })
public class BenchTrainCommand implements Callable<Integer> {
    private static final int WARM_UP_STEPS = 2;

    @Inject
    TrainerConfig config;

    @Option(names = "--json", description = "Prints JSON.")
    boolean json;

    @Option(names = "--shape", paramLabel = "NAME", description = "Only these shapes: nano, 4M, 20M, 150M.")
    List<String> shapes = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads of one operation; default: the configured.")
    int threads;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "7", description = "Timed steps; default: 7.")
    int steps;

    @Override
    public Integer call() {
        List<Workload> wanted = Workload.named().stream().filter(this::isWanted).toList();
        if (wanted.isEmpty() || threads < 0 || steps < 1) {
            throw new TrainerException.BadRun(
                    "nothing to measure with --shape " + shapes + " --threads " + threads + " --steps " + steps
                            + ": shapes are nano, 4M, 20M, 150M; threads and steps are 1 or more",
                    null);
        }
        TorchRuntime.start(threads == 0 ? config.threads() : threads, config.device());
        Throughput throughput = new Throughput(WARM_UP_STEPS, steps);
        List<Measurement> measured = wanted.stream().map(throughput::measure).toList();
        if (json) {
            printJson(measured);
        } else {
            printTable(measured);
        }
        return 0;
    }

    private boolean isWanted(Workload workload) {
        return shapes.isEmpty() || shapes.contains(workload.shape().name());
    }

    private static void printTable(List<Measurement> measured) {
        System.out.printf(
                "%-14s %8s %12s %12s %14s %8s %10s%n",
                "shape", "threads", "tokens/s", "GFLOP/s", "peak GFLOP/s", "of peak", "peak MiB");
        for (Measurement one : measured) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %8d %12.0f %12.1f %14.1f %7.0f%% %10d%n",
                    one.workload(),
                    one.threads(),
                    one.tokensPerSecond(),
                    one.flopsPerSecond() / 1e9,
                    one.peakFlopsPerSecond() / 1e9,
                    100 * one.shareOfPeak(),
                    one.peakMemoryBytes() >> 20);
        }
    }

    private static void printJson(List<Measurement> measured) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ArrayNode shapes = root.putArray("shapes");
        for (Measurement one : measured) {
            shapes.addObject()
                    .put("name", one.workload())
                    .put("threads", one.threads())
                    .put("steps", one.steps())
                    .put("tokensPerSecond", one.tokensPerSecond())
                    .put("flopsPerSecond", one.flopsPerSecond())
                    .put("peakFlopsPerSecond", one.peakFlopsPerSecond())
                    .put("shareOfPeak", one.shareOfPeak())
                    .put("peakMemoryBytes", one.peakMemoryBytes());
        }
        System.out.println(root.toPrettyString());
    }
}
