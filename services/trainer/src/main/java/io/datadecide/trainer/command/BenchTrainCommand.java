package io.datadecide.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.bench.Measurement;
import io.datadecide.language.bench.Throughput;
import io.datadecide.language.bench.Workload;
import io.datadecide.language.model.DeviceChoice;
import io.datadecide.language.model.Precision;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.options.BenchTrainOptions;
import io.datadecide.trainer.TrainerException;
import io.datadecide.trainer.bench.Sharing;
import io.datadecide.trainer.bench.TrainBenchmark;
import io.datadecide.trainer.config.TrainerConfig;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures training steps. */
@Command(
        name = "train",
        description = {
            "Tokens per second of named shapes, and their share of the matrix-product peak measured between the steps;",
            "then how several runs share the processor: in one process, in one each, or stacked in one."
        })
public class BenchTrainCommand extends BenchTrainOptions implements Callable<Integer> {
    private static final int WARM_UP_STEPS = 2;

    @Inject
    TrainerConfig config;

    @Override
    public Integer call() {
        List<Workload> wanted = Workload.named().stream().filter(this::isWanted).toList();
        if (wanted.isEmpty() || threads < 1 || steps < 1 || stack < 1) {
            throw new TrainerException.BadRun(
                    "nothing to measure with --shape " + shapes + " --threads " + threads + " --steps " + steps
                            + " --stack " + stack + ": shapes are nano, 4M, 20M, 150M; the numbers are 1 or more",
                    null);
        }
        ObjectNode measured = here ? TrainBenchmark.json(measure(wanted)) : inProcesses(wanted);
        if (json) {
            System.out.println(measured.toPrettyString());
        } else {
            print(measured);
        }
        return 0;
    }

    private List<Measurement> measure(List<Workload> wanted) {
        TorchRuntime.start(threads, chosenDevice());
        Throughput throughput = new Throughput(WARM_UP_STEPS, steps);
        return wanted.stream()
                .map(workload ->
                        throughput.measure(workload, Named.of(Precision.class, "--precision", precision), stack))
                .toList();
    }

    private ObjectNode inProcesses(List<Workload> wanted) {
        List<String> options = new ArrayList<>(List.of("--steps", String.valueOf(steps)));
        options.addAll(List.of("--device", chosenDevice().name(), "--precision", precision));
        ObjectNode measured = TrainBenchmark.inProcesses(wanted, threads, stack, options);
        if (chosenDevice() == DeviceChoice.CPU && threads > 1 && stack == 1) {
            String smallest = wanted.getFirst().shape().name();
            TrainBenchmark.addSharing(measured, Sharing.measure(smallest, threads, options));
        }
        return measured;
    }

    private DeviceChoice chosenDevice() {
        return device == null ? config.device() : Named.of(DeviceChoice.class, "--device", device);
    }

    private boolean isWanted(Workload workload) {
        return shapes.isEmpty() || shapes.contains(workload.shape().name());
    }

    private static void print(ObjectNode measured) {
        System.out.printf(
                "%-14s %8s %5s %12s %12s %14s %8s %10s%n",
                "shape", "threads", "runs", "tokens/s", "GFLOP/s", "peak GFLOP/s", "of peak", "peak MiB");
        for (JsonNode one : measured.path("shapes")) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %8d %5d %12.0f %12.1f %14.1f %7.0f%% %10d%n",
                    one.path("name").asText(),
                    one.path("threads").asInt(),
                    one.path("runs").asInt(),
                    one.path("tokensPerSecond").asDouble(),
                    one.path("flopsPerSecond").asDouble() / 1e9,
                    one.path("peakFlopsPerSecond").asDouble() / 1e9,
                    100 * one.path("shareOfPeak").asDouble(),
                    one.path("peakMemoryBytes").asLong() >> 20);
        }
        JsonNode sharing = measured.path("sharing");
        if (!sharing.isMissingNode()) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%s, %d concurrent runs, total tokens/s: one process with %2$d threads %.0f;"
                            + " %2$d processes with one thread %.0f (%.2f times); %2$d runs stacked in one process %.0f"
                            + " (%.2f times)%n",
                    sharing.path("shape").asText(),
                    sharing.path("runs").asInt(),
                    sharing.path("oneProcess").asDouble(),
                    sharing.path("processes").asDouble(),
                    sharing.path("processesGain").asDouble(),
                    sharing.path("stacked").asDouble(),
                    sharing.path("stackedGain").asDouble());
        }
    }
}
