package io.datadecide.decide.scaling.law;

/** A value, a loss or a metric, of a training of some scale. */
public record Observation(Scale at, double value) {}
