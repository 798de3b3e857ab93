package io.datadecide.trainer;

import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.plan.grid.CheckpointSteps;
import io.datadecide.plan.grid.Optimization;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.plan.grid.TrainingOptions;
import io.datadecide.plan.ladder.ModelShape;
import io.datadecide.plan.ladder.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A corpus of a few words and a run of two seconds. */
public final class SmallRun {
    public static final int STEPS = 60;

    /** Steps at which decays of the branched run end. */
    public static final List<Long> HORIZONS = List.of(12L, 20L, 28L);

    /** Decays of a quarter: they leave the stable phase after steps 9, 15 and 21. */
    public static final TrainingOptions DECAYS = new TrainingOptions(0.25, 0, false, false, Precision.FLOAT32);

    private SmallRun() {}

    public static ResolvedCorpus corpus(Path directory) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append("{\"text\":\"line ").append(i * 7919 % 1000).append(" of a small corpus\"}\n");
        }
        Path file = Files.writeString(directory.resolve("corpus.jsonl"), lines);
        return new ResolvedCorpus("small", "bytes", "", List.of(new Source(file.toString(), 1)), Filters.none(), 0);
    }

    /** The same with a tokenizer that has a file. */
    public static ResolvedCorpus tokenized(Path directory) throws IOException {
        String json = """
                {"version": "1.0",
                 "added_tokens": [{"id": 0, "content": "<|endoftext|>", "single_word": false, "lstrip": false,
                                   "rstrip": false, "normalized": false, "special": true}],
                 "pre_tokenizer": {"type": "Whitespace"},
                 "model": {"type": "WordLevel", "unk_token": "<|endoftext|>",
                           "vocab": {"<|endoftext|>": 0, "line": 1, "of": 2, "a": 3, "small": 4, "corpus": 5}}}
                """;
        Path file = Files.writeString(directory.resolve("tokenizer.json"), json);
        ResolvedCorpus corpus = corpus(directory);
        return new ResolvedCorpus(
                corpus.name(), file.toString(), sha256(json), corpus.sources(), corpus.filters(), corpus.maxTokens());
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static ResolvedRun run(double peakLearningRate) {
        return run(peakLearningRate, 320, 32);
    }

    public static ResolvedRun run(double peakLearningRate, int vocabulary, int sequenceLength) {
        ModelShape shape = new ModelShape("tiny", 1, 16, 1, 32, vocabulary, sequenceLength);
        return run(shape, peakLearningRate, 7, List.of(30L, (long) STEPS), TrainingOptions.AS_PUBLISHED);
    }

    /** With a stable phase and decays. */
    public static ResolvedRun branched() {
        return run(7, HORIZONS, DECAYS);
    }

    /** With a seed, scored steps of which the last is the run's, and options. */
    public static ResolvedRun run(long seed, List<Long> scored, TrainingOptions options) {
        return run(new ModelShape("tiny", 1, 16, 1, 32, 320, 32), 0.01, seed, scored, options);
    }

    private static ResolvedRun run(
            ModelShape shape, double peakLearningRate, long seed, List<Long> scored, TrainingOptions options) {
        return new ResolvedRun(
                "small",
                "0123456789ab",
                "bytes",
                shape,
                seed,
                new Optimization(4, 4, scored.getLast(), 5, peakLearningRate, 0.01, 0.9, 0.95, 1e-8, 0.05, 1),
                new CheckpointSteps(scored, 8),
                5,
                options);
    }
}
