package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.LikelihoodScorer;
import io.datadecide.scorer.ScorerException.Cancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Threads that score one model side by side, one tensor thread each. */
public final class ScoringWorkers implements AutoCloseable {
    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Future<LikelihoodScorer>> scorers = new ArrayList<>();

    /** Starts {@code workers} threads, each with a scorer of its own. */
    public ScoringWorkers(int workers, Supplier<? extends LikelihoodScorer> scorer) {
        for (int i = 0; i < workers; i++) {
            ExecutorService thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("scoring-", i).daemon().factory());
            threads.add(thread);
            // A scorer belongs to the thread that makes it.
            scorers.add(thread.submit(scorer::get));
        }
    }

    /** Likelihoods of the instances in their order; each worker takes a run of neighbours, which share most. */
    public List<InstanceLikelihood> score(List<TokenizedInstance> instances) {
        List<Future<List<InstanceLikelihood>>> parts = new ArrayList<>();
        int workers = Math.min(threads.size(), instances.size());
        for (int i = 0; i < workers; i++) {
            List<TokenizedInstance> part = instances.subList(
                    (int) ((long) instances.size() * i / workers), (int) ((long) instances.size() * (i + 1) / workers));
            LikelihoodScorer scorer = result(scorers.get(i));
            parts.add(threads.get(i).submit(() -> new ChunkScorer(scorer).score(part)));
        }
        List<InstanceLikelihood> all = new ArrayList<>(instances.size());
        // All parts are waited for even when one fails, so that nothing still runs on a model that is then closed.
        RuntimeException failure = null;
        for (Future<List<InstanceLikelihood>> part : parts) {
            try {
                all.addAll(result(part));
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all;
    }

    private static <T> T result(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new Cancelled(String.valueOf(cause.getMessage()));
    }

    @Override
    public void close() {
        for (int i = 0; i < threads.size(); i++) {
            Future<LikelihoodScorer> scorer = scorers.get(i);
            threads.get(i).execute(() -> {
                if (scorer.state() == Future.State.SUCCESS) {
                    scorer.resultNow().close();
                }
            });
            threads.get(i).close();
        }
    }
}
