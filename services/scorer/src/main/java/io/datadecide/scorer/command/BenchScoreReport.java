package io.datadecide.scorer.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.files.ResidentMemory;
import io.datadecide.scorer.bench.ScoreBenchmark.Result;
import io.datadecide.scorer.bench.WholePass.TaskTime;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints measurements as a table or as JSON. */
record BenchScoreReport(String size, int workers, boolean json, PrintWriter out) {

    void comparison(double peak, List<Result> results) {
        if (json) {
            ObjectNode root = root().put("gemmGigaflopsPerWorker", peak);
            ArrayNode tasks = root.putArray("tasks");
            results.forEach(result -> tasks.addObject()
                    .put("task", result.task())
                    .put("plainQuestionsPerSecond", result.plainPerSecond())
                    .put("fastQuestionsPerSecond", result.fastPerSecond())
                    .put("speedup", result.speedup())
                    .put("plainCpuSecondsPerQuestion", result.plainCpuSeconds())
                    .put("fastCpuSecondsPerQuestion", result.fastCpuSeconds())
                    .put("cpuSpeedup", result.cpuSpeedup())
                    .put("gigaflops", result.gigaflops())
                    .put("peakShare", result.peakShare())
                    .put("greatestDifference", result.maxDifference()));
            out.println(root.toPrettyString());
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s, %d workers, GEMM peak %.1f GFLOP/s per worker, peak memory %d MiB%n",
                size,
                workers,
                peak,
                ResidentMemory.peakBytes() >> 20);
        out.printf(
                "%-10s %10s %10s %7s %13s %12s %10s %9s %8s %11s%n",
                "task",
                "plain q/s",
                "fast q/s",
                "times",
                "plain CPU ms",
                "fast CPU ms",
                "times CPU",
                "GFLOP/s",
                "of peak",
                "difference");
        for (Result result : results) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %10.2f %10.2f %7.1f %13.0f %12.1f %10.1f %9.1f %7.0f%% %11.1e%n",
                    result.task(),
                    result.plainPerSecond(),
                    result.fastPerSecond(),
                    result.speedup(),
                    1000 * result.plainCpuSeconds(),
                    1000 * result.fastCpuSeconds(),
                    result.cpuSpeedup(),
                    result.gigaflops(),
                    100 * result.peakShare(),
                    result.maxDifference());
        }
    }

    void pass(List<TaskTime> times) {
        double seconds = times.stream().mapToDouble(TaskTime::seconds).sum();
        double cpuSeconds = times.stream().mapToDouble(TaskTime::cpuSeconds).sum();
        long instances = times.stream().mapToLong(TaskTime::instances).sum();
        if (json) {
            ObjectNode root =
                    root().put("seconds", seconds).put("cpuSeconds", cpuSeconds).put("instances", instances);
            ArrayNode tasks = root.putArray("tasks");
            times.forEach(time -> tasks.addObject()
                    .put("task", time.task())
                    .put("instances", time.instances())
                    .put("seconds", time.seconds())
                    .put("cpuSeconds", time.cpuSeconds()));
            out.println(root.toPrettyString());
            return;
        }
        out.printf(
                Locale.ROOT, "%s, %d workers, peak memory %d MiB%n", size, workers, ResidentMemory.peakBytes() >> 20);
        out.printf("%-16s %9s %9s %12s %12s%n", "task", "instances", "seconds", "CPU seconds", "instances/s");
        times.forEach(time -> line(time.task(), time.instances(), time.seconds(), time.cpuSeconds()));
        line("all", instances, seconds, cpuSeconds);
    }

    private void line(String task, long instances, double seconds, double cpuSeconds) {
        out.printf(
                Locale.ROOT,
                "%-16s %9d %9.1f %12.1f %12.1f%n",
                task,
                instances,
                seconds,
                cpuSeconds,
                instances / seconds);
    }

    private ObjectNode root() {
        return JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("size", size)
                .put("workers", workers)
                .put("peakBytes", ResidentMemory.peakBytes());
    }
}
