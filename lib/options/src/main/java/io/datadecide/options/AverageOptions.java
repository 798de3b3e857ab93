package io.datadecide.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of {@code average}. */
public class AverageOptions {
    @Parameters(paramLabel = "CHECKPOINTS", description = "Directory of the checkpoints of a run.")
    public Path checkpoints = Path.of("");

    @Option(
            names = "--last",
            required = true,
            paramLabel = "N",
            description = "How many of the newest checkpoints to average; at least 2.")
    public int last;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Directory of the averaged checkpoints.")
    public Path out = Path.of("");
}
