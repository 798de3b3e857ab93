package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores tasks on one model, chunk by chunk: memory stays flat, and what is done can be told, kept and resumed. */
public final class TaskScoring {
    /** Instances that are scored at once. Results are cut at these places, so that a resumed task gives the same bits. */
    public static final int CHUNK_INSTANCES = 256;

    private final ScoringWorkers workers;

    public TaskScoring(ScoringWorkers workers) {
        this.workers = workers;
    }

    /**
     * Sends every instance's answer in order, progress after each chunk, and the metrics at the end.
     *
     * @param store has the answers that are known already, and gets the new ones; null to keep none
     */
    void score(TokenizedTask task, @Nullable AnswerStore store, AnswerSink sink) {
        String name = task.spec().name();
        TaskAnswers answers = new TaskAnswers(task);
        for (int from = 0; from < task.size(); from += CHUNK_INSTANCES) {
            int to = Math.min(from + CHUNK_INSTANCES, task.size());
            List<TokenizedInstance> chunk = task.instances().subList(from, to);
            List<InstanceLikelihood> likelihoods = answers(chunk, from / CHUNK_INSTANCES, store);
            for (int i = 0; i < likelihoods.size(); i++) {
                answers.add(chunk.get(i), likelihoods.get(i));
                sink.instance(name, from + i, likelihoods.get(i));
            }
            sink.progress(name, to, task.size());
        }
        answers.send(sink);
    }

    private List<InstanceLikelihood> answers(List<TokenizedInstance> chunk, int index, @Nullable AnswerStore store) {
        if (store == null) {
            return workers.score(chunk);
        }
        if (index < store.chunks()) {
            return store.chunk(index);
        }
        List<InstanceLikelihood> likelihoods = workers.score(chunk);
        store.append(likelihoods);
        return likelihoods;
    }
}
