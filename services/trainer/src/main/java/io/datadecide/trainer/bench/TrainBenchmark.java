package io.datadecide.trainer.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.bench.Measurement;
import io.datadecide.language.bench.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Training measured shape by shape, each in a separate process, then how several runs share the processor. */
public final class TrainBenchmark {
    private TrainBenchmark() {}

    /** JSON of what this process measured itself. */
    public static ObjectNode json(List<Measurement> measured) {
        ObjectNode root = new JsonMapper().createObjectNode();
        var shapes = root.putArray("shapes");
        for (Measurement one : measured) {
            shapes.addObject()
                    .put("name", one.workload())
                    .put("threads", one.threads())
                    .put("runs", one.runs())
                    .put("precision", one.precision().name().toLowerCase(Locale.ROOT))
                    .put("steps", one.steps())
                    .put("tokensPerSecond", one.tokensPerSecond())
                    .put("flopsPerSecond", one.flopsPerSecond())
                    .put("peakFlopsPerSecond", one.peakFlopsPerSecond())
                    .put("shareOfPeak", one.shareOfPeak())
                    .put("peakMemoryBytes", one.peakMemoryBytes());
        }
        return root;
    }

    /**
     * Measures in other processes.
     *
     * @param options of each of them, besides shape, threads and stack
     * @param stack stacked runs in each
     */
    public static ObjectNode inProcesses(List<Workload> wanted, int threads, int stack, List<String> options) {
        ObjectNode root = new JsonMapper().createObjectNode();
        var shapes = root.putArray("shapes");
        for (Workload workload : wanted) {
            List<String> arguments = new ArrayList<>(options);
            arguments.addAll(List.of("--shape", workload.shape().name()));
            arguments.addAll(List.of("--threads", "" + threads, "--stack", "" + stack));
            try (MeasuringProcess process = new MeasuringProcess(arguments)) {
                shapes.add(process.result());
            }
        }
        return root;
    }

    /** Adds to the JSON how runs share the processor. */
    public static void addSharing(ObjectNode root, Sharing sharing) {
        root.set("sharing", new JsonMapper().valueToTree(sharing));
    }
}
