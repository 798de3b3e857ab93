package io.datadecide.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code bench score}. */
public class BenchScoreOptions {
    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "20M",
            description = "Size of the ladder (default: 20M).")
    public String size = "20M";

    @Option(
            names = "--olmes",
            paramLabel = "DIR",
            description = "Directory with requests/ and tokenizers/ (default: olmes below DATADECIDE_DATA).")
    public @Nullable Path olmes;

    @Option(
            names = "--questions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Questions of the fast path (default: all).")
    public int questions;

    @Option(
            names = "--plain-questions",
            paramLabel = "N",
            defaultValue = "32",
            description = "Questions of the plain path, spread evenly over those of the fast path (default: 32).")
    public int plainQuestions;

    @Option(
            names = "--pass",
            description = "Measure the wall time of a whole pass of one checkpoint over all ten tasks instead.")
    public boolean pass;

    @Mixin
    public WorkerOptions limits = new WorkerOptions();

    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
}
