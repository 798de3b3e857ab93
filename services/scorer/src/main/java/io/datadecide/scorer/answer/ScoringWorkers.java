package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.LikelihoodScorer;
import io.datadecide.scorer.error.ScorerException.Cancelled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Scores instances on a pool of threads, each with one tensor thread and its own scorer. */
public final class ScoringWorkers implements AutoCloseable {
    private final int workers;
    private final ThreadPoolExecutor threads;
    private final ThreadLocal<LikelihoodScorer> ownScorer;
    private final Queue<LikelihoodScorer> scorers = new ConcurrentLinkedQueue<>();

    /** Starts {@code workers} threads; each creates its own scorer. */
    public ScoringWorkers(int workers, Supplier<? extends LikelihoodScorer> scorer) {
        this.workers = workers;
        this.threads = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("scoring-", 0).daemon().factory());
        // A scorer is confined to the thread that creates it.
        this.ownScorer = ThreadLocal.withInitial(() -> {
            LikelihoodScorer made = scorer.get();
            scorers.add(made);
            return made;
        });
    }

    int size() {
        return workers;
    }

    /** Submits instances to one worker, which computes common prefixes once; returns likelihoods in their order. */
    Future<List<InstanceLikelihood>> submit(List<TokenizedInstance> instances) {
        return threads.submit(() -> new ChunkScorer(ownScorer.get()).score(instances));
    }

    /** Scores instances on all workers; each takes consecutive instances, which share the longest prefixes. */
    public List<InstanceLikelihood> score(List<TokenizedInstance> instances) {
        int count = Math.min(workers, instances.size());
        return scoreParts(IntStream.range(0, count)
                .mapToObj(i -> instances.subList(
                        (int) ((long) instances.size() * i / count), (int) ((long) instances.size() * (i + 1) / count)))
                .toList());
    }

    /** Scores each instance separately, on any free worker. */
    public List<InstanceLikelihood> scoreEach(List<TokenizedInstance> instances) {
        return scoreParts(instances.stream().map(List::of).toList());
    }

    /** Scores instances in the chunks of a task. */
    public List<InstanceLikelihood> scoreInChunks(List<TokenizedInstance> instances) {
        return scoreParts(Chunks.of(instances.size()).stream()
                .map(chunk -> instances.subList(chunk.from(), chunk.to()))
                .toList());
    }

    private List<InstanceLikelihood> scoreParts(List<List<TokenizedInstance>> parts) {
        List<Future<List<InstanceLikelihood>>> running =
                parts.stream().map(this::submit).toList();
        List<InstanceLikelihood> all = new ArrayList<>();
        try {
            running.forEach(part -> all.addAll(result(part)));
        } finally {
            abandon(running);
        }
        return all;
    }

    /** Waits for a part; rethrows the exception of its worker. */
    static <T> T result(Future<T> future) {
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

    /** Cancels parts and waits until none of them uses the model, which may then be closed. */
    void abandon(Collection<? extends Future<?>> parts) {
        Set<Runnable> neverStarted = Collections.newSetFromMap(new IdentityHashMap<>());
        threads.getQueue().drainTo(neverStarted);
        for (Future<?> part : parts) {
            if (part instanceof Runnable work && !neverStarted.contains(work)) {
                awaitEnd(part);
            }
        }
    }

    private static void awaitEnd(Future<?> part) {
        try {
            result(part);
        } catch (RuntimeException e) {
            // The part that failed first reports the error.
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
        threads.close();
        scorers.forEach(LikelihoodScorer::close);
    }
}
