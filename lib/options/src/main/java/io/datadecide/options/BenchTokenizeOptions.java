package io.datadecide.options;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code bench tokenize}. */
public class BenchTokenizeOptions {
    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A tokenizer.json to measure besides `bytes`; may be repeated.")
    public List<Path> tokenizers = List.of();

    @Option(names = "--corpus", paramLabel = "PATH", description = "Text to tokenize (default: generated words).")
    public @Nullable String corpus;

    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
}
