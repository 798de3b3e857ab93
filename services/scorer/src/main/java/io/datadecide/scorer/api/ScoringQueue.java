package io.datadecide.scorer.api;

import io.datadecide.scorer.ScorerException.Overloaded;
import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.config.ScorerConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One checkpoint at a time, in the order in which they were asked for: two models side by side would only be slower. */
@ApplicationScoped
public class ScoringQueue {
    private final ScorerConfig config;
    private final CheckpointScoring scoring;
    private final ThreadPoolExecutor turn;

    ScoringQueue(ScorerConfig config) {
        this.config = config;
        this.scoring =
                new CheckpointScoring(config.limits(), config.resultsDirectory().orElse(null));
        this.turn = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.maxWaitingOrders()),
                Thread.ofPlatform().name("scoring-turn").daemon().factory());
    }

    /** Runs the job when its turn comes. */
    void submit(Consumer<CheckpointScoring> job) {
        try {
            turn.execute(() -> job.accept(scoring));
        } catch (RejectedExecutionException e) {
            throw new Overloaded(config.maxWaitingOrders()
                    + " checkpoints wait already; ask again later, or raise datadecide.scorer.max-waiting-orders");
        }
    }

    /** Orders that wait for their turn. */
    int waiting() {
        return turn.getQueue().size();
    }

    @PreDestroy
    void stop() {
        turn.shutdownNow();
    }
}
