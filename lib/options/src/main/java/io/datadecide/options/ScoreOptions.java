package io.datadecide.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code score}. */
public class ScoreOptions {
    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "A checkpoint: a directory with model.safetensors and manifest.json.")
    public @Nullable Path checkpoint;

    @Option(
            names = "--tokenizer",
            paramLabel = "TOKENIZER",
            defaultValue = "bytes",
            description = "`bytes`, or the path or s3:// address of a tokenizer.json (default: bytes).")
    public String tokenizer = "bytes";

    @Option(
            names = "--task",
            paramLabel = "NAME:KIND:PATH[:LIMIT]",
            description = "A task; KIND is requests, text, cloze or questions, PATH may be an s3:// address, LIMIT is a"
                    + " number of instances. May be repeated.")
    public List<String> tasks = new ArrayList<>();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Keep the answers there, as Parquet; a second call continues from them.")
    public @Nullable Path results;

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description =
                    "Compute the metrics also on the clean subset, without the instances that occur in this corpus: a"
                            + " file, a directory, a glob or an s3:// address. May be repeated.")
    public List<String> corpora = new ArrayList<>();

    @Option(
            names = "--ngram",
            paramLabel = "N",
            defaultValue = "13",
            description = "Words of an n-gram that --corpus is searched for (default: 13).")
    public int words;

    @Option(
            names = "--answers",
            paramLabel = "PATH",
            description =
                    "Instead of --checkpoint: Parquet files of answers, or a directory of them, from which the metrics"
                            + " are computed again without the model. May be repeated.")
    public List<Path> answers = new ArrayList<>();

    @Option(
            names = "--without-marked",
            paramLabel = "FILE",
            description = "With --answers: also the clean subset, without the instances that `contamination --out FILE`"
                    + " flagged.")
    public @Nullable Path flags;

    @Mixin
    public WorkerOptions limits = new WorkerOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the metrics as JSON.")
    public @Nullable Path out;

    @Option(names = "--json", description = "Print the metrics as JSON.")
    public boolean json;
}
