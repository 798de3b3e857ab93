package io.datadecide.scorer.api;

/** Names of the scorer's meters. */
final class ScorerMeters {
    /** Gauge: orders that wait for their turn. */
    static final String ORDERS_WAITING = "datadecide.scorer.orders.waiting";

    /** Timer: from an order's turn to its last answer; tag {@code outcome}: scored or refused. */
    static final String ORDERS = "datadecide.scorer.orders";

    /** Counter: instances that were answered, kept ones included. */
    static final String INSTANCES = "datadecide.scorer.instances";

    private ScorerMeters() {}
}
