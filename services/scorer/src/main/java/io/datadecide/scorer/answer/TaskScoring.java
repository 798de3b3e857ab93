package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.scorer.answer.Chunks.Chunk;
import io.datadecide.scorer.contamination.ContaminationFlags;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Scores tasks on one model, chunk by chunk: memory is bounded, and each chunk is reported, journaled and resumable. */
public final class TaskScoring {
    private final Supplier<ScoringWorkers> workers;

    /**
     * Creates a scoring.
     *
     * @param workers provides workers; called only when an answer is missing
     */
    public TaskScoring(Supplier<ScoringWorkers> workers) {
        this.workers = workers;
    }

    /**
     * Sends the answer of each instance in order, progress after each chunk, and the metrics at the end.
     *
     * @param store contains earlier answers and receives new ones; null stores none
     * @param flags contamination flags, which define the clean subset
     */
    public void score(TokenizedTask task, @Nullable AnswerStore store, ContaminationFlags flags, AnswerSink sink) {
        TaskAnswers answers = TaskAnswers.of(task, flags, sink);
        List<InstanceLikelihood> finished = store == null ? null : store.finished(task);
        if (finished == null) {
            scoreMissing(task, store, answers);
        } else {
            send(task, 0, finished, answers);
        }
        answers.sendMetrics();
    }

    private static void send(TokenizedTask task, int from, List<InstanceLikelihood> likelihoods, TaskAnswers answers) {
        for (int i = 0; i < likelihoods.size(); i++) {
            answers.add(task.instances().get(from + i).subtask(), likelihoods.get(i));
        }
        answers.sendProgress();
    }

    private void scoreMissing(TokenizedTask task, @Nullable AnswerStore store, TaskAnswers answers) {
        AnswerJournal journal = store == null ? null : store.journal();
        List<Chunk> chunks = Chunks.of(task.size());
        List<InstanceLikelihood> all = new ArrayList<>(task.size());
        int known = journal == null ? 0 : known(journal, chunks);
        for (int i = 0; i < known && journal != null; i++) {
            send(task, all.size(), journal.chunk(i), answers);
            all.addAll(journal.chunk(i));
        }
        if (known < chunks.size()) {
            scoreChunks(task, chunks.subList(known, chunks.size()), likelihoods -> {
                if (journal != null) {
                    journal.append(likelihoods);
                }
                send(task, all.size(), likelihoods, answers);
                all.addAll(likelihoods);
            });
        }
        if (store != null) {
            store.finish(task, all);
        }
    }

    /** Returns how many chunks the journal contains; removes chunks of another size from it. */
    private static int known(AnswerJournal journal, List<Chunk> chunks) {
        int known = 0;
        while (known < Math.min(journal.chunks(), chunks.size())
                && journal.chunk(known).size() == chunks.get(known).size()) {
            known++;
        }
        if (known < journal.chunks()) {
            journal.cut(known);
        }
        return known;
    }

    /** Receives the likelihoods of chunks in order. */
    private interface ChunkSink {
        void take(List<InstanceLikelihood> likelihoods);
    }

    /** Submits one chunk more than there are workers, so that no worker is idle while an answer is written and sent. */
    private void scoreChunks(TokenizedTask task, List<Chunk> chunks, ChunkSink sink) {
        ScoringWorkers running = workers.get();
        Deque<Future<List<InstanceLikelihood>>> ahead = new ArrayDeque<>();
        int next = 0;
        try {
            while (next < chunks.size() || !ahead.isEmpty()) {
                while (next < chunks.size() && ahead.size() <= running.size()) {
                    Chunk chunk = chunks.get(next++);
                    ahead.add(running.submit(task.instances().subList(chunk.from(), chunk.to())));
                }
                List<InstanceLikelihood> likelihoods = ScoringWorkers.result(ahead.getFirst());
                ahead.removeFirst();
                sink.take(likelihoods);
            }
        } finally {
            running.abandon(ahead);
        }
    }
}
