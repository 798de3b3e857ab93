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

/** Threads that score side by side, one tensor thread and one scorer each; whichever is free takes the next part. */
public final class ScoringWorkers implements AutoCloseable {
    private final int workers;
    private final ThreadPoolExecutor threads;
    private final ThreadLocal<LikelihoodScorer> ownScorer;
    private final Queue<LikelihoodScorer> scorers = new ConcurrentLinkedQueue<>();

    /** Starts {@code workers} threads, each with its own scorer. */
    public ScoringWorkers(int workers, Supplier<? extends LikelihoodScorer> scorer) {
        this.workers = workers;
        this.threads = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("scoring-", 0).daemon().factory());
        // A scorer belongs to the thread that makes it.
        this.ownScorer = ThreadLocal.withInitial(() -> {
            LikelihoodScorer made = scorer.get();
            scorers.add(made);
            return made;
        });
    }

    int size() {
        return workers;
    }

    /** Likelihoods of the instances in their order, computed by one worker together, so that they share prefixes. */
    Future<List<InstanceLikelihood>> submit(List<TokenizedInstance> instances) {
        return threads.submit(() -> new ChunkScorer(ownScorer.get()).score(instances));
    }

    /** The same by all workers; each takes a run of neighbours, which share most. */
    public List<InstanceLikelihood> score(List<TokenizedInstance> instances) {
        int count = Math.min(workers, instances.size());
        return scoreParts(IntStream.range(0, count)
                .mapToObj(i -> instances.subList(
                        (int) ((long) instances.size() * i / count), (int) ((long) instances.size() * (i + 1) / count)))
                .toList());
    }

    /** The same, each instance separately, by any free worker. */
    public List<InstanceLikelihood> scoreEach(List<TokenizedInstance> instances) {
        return scoreParts(instances.stream().map(List::of).toList());
    }

    /** The same, cut as a task is cut. */
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

    /** Waits for a part; throws what its worker threw. */
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

    /** Drops cancelled parts; returns when none of them runs on the model, which may then be closed. */
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
            // Reported by the part that failed first, which is why this one was dropped.
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
