package io.datadecide.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.decide.bench.DecideBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures deciding on named shapes of made-up evidence. */
@Command(name = "decide", description = "Measure deciding, extrapolating and reading evidence.")
public final class BenchDecideCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of the reading shape (default: ${DEFAULT-VALUE}).")
    private long rows = 10_000_000;

    @Option(names = "--repeats", paramLabel = "N", description = "Median of so many (default: ${DEFAULT-VALUE}).")
    private int repeats = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<DecideBenchmark.Figure> figures = DecideBenchmark.run(rows, repeats);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(toJson(figures));
        } else {
            figures.forEach(f -> out.println(String.format(
                    Locale.ROOT,
                    "%-12s %8.2f s  %,14.0f rows/s  %6d MiB heap  %s",
                    f.name(),
                    f.seconds(),
                    f.rowsPerSecond(),
                    f.peakHeapMiB(),
                    f.shape())));
        }
        return 0;
    }

    private static String toJson(List<DecideBenchmark.Figure> figures) {
        try {
            return JsonMapper.builder().build().writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are always valid JSON", e);
        }
    }
}
