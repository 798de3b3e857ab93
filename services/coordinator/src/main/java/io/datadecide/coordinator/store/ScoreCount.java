package io.datadecide.coordinator.store;

/**
 * How far the scoring of an experiment is.
 *
 * @param scored checkpoints scored
 * @param total checkpoints to score in all, trained yet or not
 */
public record ScoreCount(int scored, int total) {}
