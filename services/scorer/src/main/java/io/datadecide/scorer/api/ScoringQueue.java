package io.datadecide.scorer.api;

import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.config.ScorerConfig;
import io.datadecide.scorer.error.ScorerException.Overloaded;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Queues orders and scores one checkpoint at a time, fairly by key: two models concurrently would only be slower. */
@ApplicationScoped
public class ScoringQueue {
    private final ScorerConfig config;
    private final CheckpointScoring scoring;
    private final FairQueue<Order> waiting = new FairQueue<>();
    private final Thread turn;

    private record Order(Consumer<CheckpointScoring> job, BooleanSupplier wanted) {}

    ScoringQueue(ScorerConfig config, MeterRegistry meters) {
        this.config = config;
        this.scoring =
                new CheckpointScoring(config.limits(), config.resultsDirectory().orElse(null));
        meters.gauge(ScorerMeters.ORDERS_WAITING, waiting, FairQueue::size);
        this.turn = Thread.ofPlatform().name("scoring-turn").daemon().start(this::work);
    }

    /**
     * Queues a job; the job reports its own failures.
     *
     * @param fairnessKey keys are served round robin, jobs of one key in order of arrival
     * @param wanted whether the client still waits
     */
    void submit(String fairnessKey, Consumer<CheckpointScoring> job, BooleanSupplier wanted) {
        if (waiting.size() >= config.maxWaitingOrders()) {
            waiting.removeIf(order -> !order.wanted().getAsBoolean());
        }
        if (waiting.size() >= config.maxWaitingOrders()) {
            throw new Overloaded(config.maxWaitingOrders()
                    + " checkpoints are queued; retry later, or raise datadecide.scorer.max-waiting-orders");
        }
        waiting.add(fairnessKey, new Order(job, wanted));
    }

    private void work() {
        try (scoring) {
            while (!Thread.currentThread().isInterrupted()) {
                waiting.take().job().accept(scoring);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        turn.interrupt();
    }
}
