package io.datadecide.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of {@code prepare}. */
public class PrepareOptions {
    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "FILE.json",
            description = "The resolved corpus, as `datadecide plan --json` prints it (corpora[].resolved).")
    public Path corpus = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Directory of the token file: tokens.bin and manifest.json.")
    public Path out = Path.of("");
}
