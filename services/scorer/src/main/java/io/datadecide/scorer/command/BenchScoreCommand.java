package io.datadecide.scorer.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.plan.ladder.Ladder;
import io.datadecide.plan.ladder.LadderSize;
import io.datadecide.scorer.ScorerException.BadTask;
import io.datadecide.scorer.answer.TokenizedInstance;
import io.datadecide.scorer.answer.TokenizedTask;
import io.datadecide.scorer.bench.GemmPeak;
import io.datadecide.scorer.bench.ScoreBenchmark;
import io.datadecide.scorer.bench.ScoreBenchmark.Result;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench score}: questions per second, the plain way and the fast one, on real requests and random weights. */
@Command(
        name = "score",
        description = "Questions per second of the plain and the fast path, on 5-shot ARC-Easy and MMLU.",
        mixinStandardHelpOptions = true)
final class BenchScoreCommand implements Callable<Integer> {
    private static final int VOCABULARY = 50_304;
    private static final int SEQUENCE_LENGTH = 2048;
    private static final String TOKENIZER = "tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json";

    @Option(names = "--size", defaultValue = "20M", description = "Size of the ladder; default: 20M.")
    String size = "20M";

    @Option(
            names = "--olmes",
            description = "Directory with requests/ and tokenizers/; default: DATADECIDE_DATA/olmes.")
    @Nullable
    Path olmes;

    @Option(names = "--runs", defaultValue = "3", description = "Measurements of which the median counts.")
    int runs = 3;

    @Option(names = "--questions", defaultValue = "128", description = "Questions of the fast path.")
    int questions = 128;

    @Option(names = "--plain-questions", defaultValue = "4", description = "Questions of the plain path.")
    int plainQuestions = 4;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        LadderSize ladderSize = Ladder.find(size)
                .orElseThrow(() -> new BadTask("size", "unknown size \"" + size + "\"; use one of the ladder, as 20M"));
        List<TokenizedTask> tasks = tasks();
        TorchRuntime.start(1);
        double peak = GemmPeak.gigaflops();
        ModelShape shape = new ModelShape(
                ladderSize.name(),
                ladderSize.layers(),
                ladderSize.width(),
                ladderSize.heads(),
                ladderSize.mlpHidden(),
                VOCABULARY,
                SEQUENCE_LENGTH);
        int workers = limits.limits().workers();
        List<Result> results = new ArrayList<>();
        try (ScoringModel model = ScoringModel.random(shape, 1)) {
            ScoreBenchmark benchmark = new ScoreBenchmark(model, workers, runs, peak);
            tasks.forEach(task -> results.add(benchmark.measure(task.spec().name(), sample(task), plainQuestions)));
        }
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        if (json) {
            printJson(out, workers, peak, results);
        } else {
            printTable(out, workers, peak, results);
        }
        out.flush();
        return 0;
    }

    private List<TokenizedTask> tasks() {
        Path root = Optional.ofNullable(olmes).orElseGet(BenchScoreCommand::ownData);
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(root.resolve(TOKENIZER));
        TaskReader reader = new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS);
        return List.of(
                tokenized("arc_easy", root.resolve("requests/arc_easy/test_rc_5shot"), reader, tokenizer),
                tokenized("mmlu", root.resolve("requests/mmlu_*"), reader, tokenizer));
    }

    private TokenizedTask tokenized(String name, Path path, TaskReader reader, HuggingFaceTokenizer tokenizer) {
        return TokenizedTask.of(reader.read(TaskSpec.of(name, TaskKind.REQUESTS, path.toString())), tokenizer);
    }

    /** Neighbours, since those share most in a whole pass too: of MMLU every eighth subject. */
    private List<TokenizedInstance> sample(TokenizedTask task) {
        List<String> subtasks = task.instances().stream()
                .map(TokenizedInstance::subtask)
                .distinct()
                .sorted()
                .toList();
        return task.instances().stream()
                .filter(instance -> subtasks.indexOf(instance.subtask()) % 8 == 0)
                .limit(questions)
                .toList();
    }

    private static Path ownData() {
        String data = System.getenv("DATADECIDE_DATA");
        if (data == null) {
            throw new BadTask(
                    "olmes", "set DATADECIDE_DATA or give --olmes: the requests to measure with are not built in");
        }
        return Path.of(data, "olmes");
    }

    private void printTable(PrintWriter out, int workers, double peak, List<Result> results) {
        out.printf(
                Locale.ROOT,
                "%s, %d workers, GEMM peak %.1f GFLOP/s a worker, peak memory %d MiB%n",
                size,
                workers,
                peak,
                ResidentMemory.peakBytes() >> 20);
        out.printf(
                "%-10s %14s %14s %8s %9s %8s %11s%n",
                "task", "plain q/s", "fast q/s", "times", "GFLOP/s", "of peak", "difference");
        for (Result result : results) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %14.2f %14.2f %8.1f %9.1f %7.0f%% %11.1e%n",
                    result.task(),
                    result.plainPerSecond(),
                    result.fastPerSecond(),
                    result.speedup(),
                    result.gigaflops(),
                    100 * result.peakShare(),
                    result.greatestDifference());
        }
    }

    private void printJson(PrintWriter out, int workers, double peak, List<Result> results) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("size", size)
                .put("workers", workers)
                .put("gemmGigaflopsPerWorker", peak)
                .put("peakBytes", ResidentMemory.peakBytes());
        var array = root.putArray("tasks");
        for (Result result : results) {
            array.addObject()
                    .put("task", result.task())
                    .put("plainQuestionsPerSecond", result.plainPerSecond())
                    .put("fastQuestionsPerSecond", result.fastPerSecond())
                    .put("speedup", result.speedup())
                    .put("gigaflops", result.gigaflops())
                    .put("peakShare", result.peakShare())
                    .put("greatestDifference", result.greatestDifference());
        }
        out.println(root.toPrettyString());
    }
}
