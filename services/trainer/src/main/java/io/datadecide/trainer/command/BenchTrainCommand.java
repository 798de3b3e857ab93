package io.datadecide.trainer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.trainer.bench.TrainBenchmark;
import io.datadecide.trainer.bench.TrainBenchmark.Case;
import io.datadecide.trainer.bench.TrainBenchmark.Result;
import io.datadecide.trainer.config.TrainerConfig;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures training steps. */
@Command(name = "train", description = "Tokens per second of named shapes, and their share of the GEMM peak.")
public class BenchTrainCommand implements Callable<Integer> {
    @Inject
    TrainerConfig config;

    @Option(names = "--json", description = "Prints JSON.")
    boolean json;

    @Option(names = "--shape", paramLabel = "NAME", description = "Only these shapes: nano, 4M, 20M, 150M.")
    List<String> shapes = List.of();

    @Override
    public Integer call() {
        TorchRuntime.start(config.threads(), config.device());
        double peak = TrainBenchmark.gemmGigaflops();
        List<Result> results = TrainBenchmark.CASES.stream()
                .filter(wanted -> isWanted(wanted))
                .map(wanted -> TrainBenchmark.measure(wanted, peak))
                .toList();
        if (json) {
            printJson(peak, results);
        } else {
            printTable(peak, results);
        }
        return 0;
    }

    private boolean isWanted(Case wanted) {
        return shapes.isEmpty() || shapes.contains(wanted.shape().name());
    }

    private void printTable(double peak, List<Result> results) {
        System.out.printf(
                Locale.ROOT, "threads %d, GEMM peak %.1f GFLOP/s (single precision)%n", TorchRuntime.threads(), peak);
        System.out.printf("%-14s %12s %12s %8s %12s%n", "shape", "tokens/s", "GFLOP/s", "of peak", "peak MiB");
        for (Result result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %12.0f %12.1f %7.0f%% %12d%n",
                    result.name(),
                    result.tokensPerSecond(),
                    result.gigaflops(),
                    100 * result.peakShare(),
                    result.peakBytes() >> 20);
        }
    }

    private static void printJson(double peak, List<Result> results) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("threads", TorchRuntime.threads()).put("gemmGigaflops", peak);
        ArrayNode shapes = root.putArray("shapes");
        for (Result result : results) {
            shapes.addObject()
                    .put("name", result.name())
                    .put("tokensPerSecond", result.tokensPerSecond())
                    .put("gigaflops", result.gigaflops())
                    .put("peakShare", result.peakShare())
                    .put("peakBytes", result.peakBytes());
        }
        System.out.println(root.toPrettyString());
    }
}
