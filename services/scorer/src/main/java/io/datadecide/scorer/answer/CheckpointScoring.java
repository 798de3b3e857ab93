package io.datadecide.scorer.answer;

import io.datadecide.language.LanguageException;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.scorer.contamination.ContaminationFlags;
import io.datadecide.scorer.contamination.ContaminationStore;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores checkpoints, one order at a time. Not thread-safe. */
public final class CheckpointScoring implements AutoCloseable {
    private final ScoringLimits limits;
    private final TaskCache tasks;
    private final ContaminationStore flags;
    private final ShapeWorkers workers;
    private final @Nullable Path results;
    private LoadedTokenizer tokenizer = LoadedTokenizer.bytes();

    /**
     * Creates a scoring with resource limits.
     *
     * @param results directory where answers are stored and reused; null stores none
     */
    public CheckpointScoring(ScoringLimits limits, @Nullable Path results) {
        this.results = results;
        this.limits = limits;
        this.tasks = new TaskCache(limits);
        this.flags = new ContaminationStore(new TaskReader(limits.maxTaskCharacters()), results);
        this.workers = new ShapeWorkers(limits);
    }

    /**
     * Scores the tasks of an order. Verifies all tasks before it loads the checkpoint, and loads the checkpoint only when an
     * answer is missing. Holds one task in memory, and those that the cache keeps.
     *
     * @param stopper called often; throws to cancel the order
     */
    public void score(ScoringOrder order, AnswerSink sink, Runnable stopper) {
        String checkpoint = CheckpointLoader.manifestSha256(order.checkpoint(), order.manifestSha256());
        tokenizer = LoadedTokenizer.load(order.tokenizer(), tokenizer);
        List<TaskCache.Key> verified = new ArrayList<>();
        for (TaskSpec spec : order.tasks()) {
            stopper.run();
            verified.add(tasks.verify(spec, tokenizer));
        }
        Map<String, ContaminationFlags> marked = flags.of(order.tasks(), order.contamination(), stopper);
        TorchRuntime.start(1);
        try (LazyModel model = new LazyModel(order, limits)) {
            TaskScoring scoring = new TaskScoring(() -> workers.on(model.get(), stopper));
            for (TaskCache.Key key : verified) {
                stopper.run();
                TokenizedTask task = tasks.get(key, tokenizer);
                try (AnswerStore store = store(checkpoint, task)) {
                    scoring.score(
                            task, store, marked.getOrDefault(key.spec().name(), ContaminationFlags.unchecked()), sink);
                }
            }
        } catch (LanguageException.BadShape e) {
            throw new BadTask("tokenizer", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable AnswerStore store(String checkpoint, TokenizedTask task) {
        return results == null ? null : AnswerStore.open(results, AnswerKey.of(checkpoint, task, tokenizer));
    }

    @Override
    public void close() {
        workers.close();
    }
}
