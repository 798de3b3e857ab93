package io.datadecide.scorer.command;

import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.options.BenchScoreOptions;
import io.datadecide.plan.ladder.Ladder;
import io.datadecide.plan.ladder.LadderSize;
import io.datadecide.scorer.answer.TokenizedInstance;
import io.datadecide.scorer.answer.TokenizedTask;
import io.datadecide.scorer.bench.GemmPeak;
import io.datadecide.scorer.bench.ScoreBenchmark;
import io.datadecide.scorer.bench.ScoreBenchmark.Result;
import io.datadecide.scorer.bench.WholePass;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskCatalog;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures scoring throughput on real requests and random weights: {@code bench score}. */
@Command(
        name = "score",
        description = "Measures questions per second of the plain and the fast path on 5-shot ARC-Easy and MMLU.",
        mixinStandardHelpOptions = true)
final class BenchScoreCommand extends BenchScoreOptions implements Callable<Integer> {
    private static final int VOCABULARY = 50_304;
    private static final int SEQUENCE_LENGTH = 2048;
    private static final String TOKENIZER = "tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LadderSize ladderSize = Ladder.find(size)
                .orElseThrow(() -> new BadTask(
                        "size", "unknown size \"" + size + "\"; use a size of the ladder, for example 20M"));
        ModelShape shape = new ModelShape(
                ladderSize.name(),
                ladderSize.layers(),
                ladderSize.width(),
                ladderSize.heads(),
                ladderSize.mlpHidden(),
                VOCABULARY,
                SEQUENCE_LENGTH);
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        BenchScoreReport report = new BenchScoreReport(size, Limits.of(limits).workers(), json, out);
        Path root = Optional.ofNullable(olmes).orElseGet(BenchScoreCommand::ownData);
        if (pass) {
            List<TaskSpec> tasks = new TaskCatalog(TaskReader.DEFAULT_MAX_CHARACTERS).specs(root.resolve("requests"));
            report.pass(new WholePass(shape, Limits.of(limits))
                    .run(root.resolve(TOKENIZER).toString(), tasks));
        } else {
            compare(shape, root, report);
        }
        out.flush();
        return 0;
    }

    private void compare(ModelShape shape, Path root, BenchScoreReport report) {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(root.resolve(TOKENIZER));
        List<TokenizedTask> tasks = List.of(
                tokenized("arc_easy", root.resolve("requests/arc_easy/test_rc_5shot"), tokenizer),
                tokenized("mmlu", root.resolve("requests/mmlu_*"), tokenizer));
        TorchRuntime.start(1);
        double peak = GemmPeak.gigaflops();
        List<Result> results = new ArrayList<>();
        try (ScoringModel model = ScoringModel.random(shape, 1)) {
            ScoreBenchmark benchmark = new ScoreBenchmark(
                    model, Limits.of(limits).workers(), Limits.of(limits).tokenBudget(), peak);
            tasks.forEach(task -> results.add(benchmark.measure(task.spec().name(), sample(task), plainQuestions)));
        }
        report.comparison(peak, results);
    }

    private TokenizedTask tokenized(String name, Path path, HuggingFaceTokenizer tokenizer) {
        TaskReader reader = new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS);
        return TokenizedTask.of(
                reader.read(TaskSpec.of(name, TaskKind.REQUESTS, path.toString())),
                tokenizer,
                Limits.of(limits).workers());
    }

    /** Selects whole subtasks, spread evenly: consecutive questions share prefixes, as in a whole pass. */
    private List<TokenizedInstance> sample(TokenizedTask task) {
        if (questions == 0 || questions >= task.instances().size()) {
            return task.instances();
        }
        int every = task.instances().size() / questions;
        List<String> subtasks = task.instances().stream()
                .map(TokenizedInstance::subtask)
                .distinct()
                .toList();
        return task.instances().stream()
                .filter(instance -> subtasks.size() == 1 || subtasks.indexOf(instance.subtask()) % every == 0)
                .limit(questions)
                .toList();
    }

    private static Path ownData() {
        String data = System.getenv("DATADECIDE_DATA");
        if (data == null) {
            throw new BadTask("olmes", "no OLMES requests; set DATADECIDE_DATA or give --olmes");
        }
        return Path.of(data, "olmes");
    }
}
