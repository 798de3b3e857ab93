package io.datadecide.scorer.answer;

import io.datadecide.language.LanguageException;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.scorer.ScorerException.BadTask;
import io.datadecide.scorer.task.Task;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.util.ArrayList;
import java.util.List;

/** Scores one checkpoint after another. One order at a time; not to be used by several threads at once. */
public final class CheckpointScoring {
    private final ScoringLimits limits;
    private final TaskReader reader;
    private final TaskCache cache;
    private LoadedTokenizer tokenizer = LoadedTokenizer.bytes();

    public CheckpointScoring(ScoringLimits limits) {
        this.limits = limits;
        this.reader = new TaskReader(limits.maxTaskCharacters());
        this.cache = new TaskCache(limits.maxCachedTokens());
    }

    /**
     * Answers an order. All tasks are verified before the checkpoint is loaded.
     *
     * @param stopper called often; throws when nobody wants the answers any more
     */
    public void score(ScoringOrder order, AnswerSink sink, Runnable stopper) {
        List<TokenizedTask> tasks = tokenized(order, stopper);
        CheckpointLoader.manifestSha256(order.checkpoint());
        TorchRuntime.start(1);
        try (ScoringModel model = CheckpointLoader.load(order.checkpoint(), order.manifestSha256());
                ScoringWorkers workers = new ScoringWorkers(model, limits.workers(), limits.tokenBudget(), stopper)) {
            TaskScoring scoring = new TaskScoring(workers);
            for (TokenizedTask task : tasks) {
                scoring.score(task, sink);
            }
        } catch (LanguageException.BadShape e) {
            throw new BadTask("tokenizer", String.valueOf(e.getMessage()));
        }
    }

    private List<TokenizedTask> tokenized(ScoringOrder order, Runnable stopper) {
        tokenizer = LoadedTokenizer.load(order.tokenizer(), tokenizer);
        List<TokenizedTask> tasks = new ArrayList<>();
        for (TaskSpec spec : order.tasks()) {
            stopper.run();
            Task task = reader.read(spec);
            tasks.add(cache.get(task, tokenizer.identity(), tokenizer.tokenizer()));
        }
        return tasks;
    }
}
