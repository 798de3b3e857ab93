package io.datadecide.scorer.answer;

import io.datadecide.language.LanguageException;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.scorer.ScorerException.BadTask;
import io.datadecide.scorer.task.Task;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores one checkpoint after another. One order at a time; not to be used by several threads at once. */
public final class CheckpointScoring {
    /** Changes whenever the same model and texts get other likelihoods than before. */
    private static final String ANSWERS_VERSION = "1";

    private final ScoringLimits limits;
    private final TaskReader reader;
    private final TaskCache cache;
    private final @Nullable Path results;
    private LoadedTokenizer tokenizer = LoadedTokenizer.bytes();

    /**
     * Scoring within limits.
     *
     * @param results directory where answers are kept, so that none is found twice; null to keep none
     */
    public CheckpointScoring(ScoringLimits limits, @Nullable Path results) {
        this.results = results;
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
        String checkpoint = CheckpointLoader.manifestSha256(order.checkpoint());
        TorchRuntime.start(1);
        try (ScoringModel model = CheckpointLoader.load(order.checkpoint(), order.manifestSha256());
                ScoringWorkers workers = new ScoringWorkers(
                        limits.workers(), () -> new PrefixTreeScorer(model, limits.tokenBudget(), stopper))) {
            TaskScoring scoring = new TaskScoring(workers);
            for (TokenizedTask task : tasks) {
                scoring.score(task, store(checkpoint, task), sink);
            }
        } catch (LanguageException.BadShape e) {
            throw new BadTask("tokenizer", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable AnswerStore store(String checkpoint, TokenizedTask task) {
        return results == null
                ? null
                : AnswerStore.open(
                        results, String.join("|", checkpoint, task.sha256(), tokenizer.identity(), ANSWERS_VERSION));
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
