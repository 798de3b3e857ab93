package io.datadecide.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code contamination}. */
public class ContaminationOptions {
    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "PATH",
            description =
                    "File, directory or glob of a corpus, or its s3:// address. May be repeated; all are searched in"
                            + " one pass.")
    public List<String> corpora = new ArrayList<>();

    @Option(
            names = "--task",
            required = true,
            paramLabel = "NAME:KIND:PATH[:LIMIT]",
            description = "A task; KIND is requests, text, cloze or questions. May be repeated.")
    public List<String> tasks = new ArrayList<>();

    @Option(names = "--ngram", paramLabel = "N", defaultValue = "13", description = "Words of an n-gram (default: 13).")
    public int length;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the flags as Parquet, for `score --answers DIR --without-marked FILE`.")
    public @Nullable Path out;

    @Option(names = "--json", description = "Print every instance as JSON.")
    public boolean json;
}
