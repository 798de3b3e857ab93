package io.datadecide.decide.rank;

/** How well the mean over seeds orders the pairs. */
public record SeedMeanAccuracy(long correct, double accuracy) {}
