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

/** Scores tasks on one model, chunk by chunk: memory stays flat, and finished chunks can be reported, stored and resumed. */
public final class TaskScoring {
    private final Supplier<ScoringWorkers> workers;

    /**
     * Scoring by some workers.
     *
     * @param workers asked when something has to be scored, and not when all is known
     */
    public TaskScoring(Supplier<ScoringWorkers> workers) {
        this.workers = workers;
    }

    /**
     * Sends every instance's answer in order, progress after each chunk, and the metrics at the end.
     *
     * @param store has the answers that are known already, and gets the new ones; null to keep none
     * @param flags which instances are to be left out of the second set of metrics
     */
    public void score(TokenizedTask task, @Nullable AnswerStore store, ContaminationFlags flags, AnswerSink sink) {
        TaskAnswers answers = TaskAnswers.of(task, flags, sink);
        List<InstanceLikelihood> finished = store == null ? null : store.finished(task);
        if (finished == null) {
            scoreMissing(task, store, answers);
        } else {
            tell(task, 0, finished, answers);
        }
        answers.sendMetrics();
    }

    private static void tell(TokenizedTask task, int from, List<InstanceLikelihood> likelihoods, TaskAnswers answers) {
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
            tell(task, all.size(), journal.chunk(i), answers);
            all.addAll(journal.chunk(i));
        }
        if (known < chunks.size()) {
            scoreChunks(task, chunks.subList(known, chunks.size()), likelihoods -> {
                if (journal != null) {
                    journal.append(likelihoods);
                }
                tell(task, all.size(), likelihoods, answers);
                all.addAll(likelihoods);
            });
        }
        if (store != null) {
            store.finish(task, all);
        }
    }

    /** Chunks that the journal has, cut where they are; what does not fit is dropped. */
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

    /** Takes a chunk's likelihoods; chunks come in order. */
    private interface ChunkSink {
        void take(List<InstanceLikelihood> likelihoods);
    }

    /** Every worker has a chunk to run and one more waits, so that none is idle while an answer is written and reported. */
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
