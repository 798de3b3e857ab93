package io.datadecide.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of {@code export}. */
public class ExportOptions {
    @Parameters(paramLabel = "CHECKPOINT", description = "Directory of the checkpoint, for example step-00000100.")
    public Path checkpoint = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of the model (default: named by run and step, here).")
    public @Nullable Path out;

    @Option(
            names = "--tokenizer",
            paramLabel = "TOKENIZER",
            description = "`bytes` or a tokenizer.json (default: the tokenizer of the run).")
    public @Nullable String tokenizer;
}
