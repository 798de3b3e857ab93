package io.datadecide.scorer.api;

/** Names the scorer's meters. */
final class ScorerMeters {
    /** Gauge: orders in the queue. */
    static final String ORDERS_WAITING = "datadecide.scorer.orders.waiting";

    /** Timer: from the start of an order to its last answer; tag {@code outcome}: scored or refused. */
    static final String ORDERS = "datadecide.scorer.orders";

    /** Counter: instances scored, including those with a stored answer. */
    static final String INSTANCES = "datadecide.scorer.instances";

    private ScorerMeters() {}
}
