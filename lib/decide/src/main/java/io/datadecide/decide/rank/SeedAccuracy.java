package io.datadecide.decide.rank;

/** How well one seed alone orders the pairs. */
public record SeedAccuracy(String seed, long correct, double accuracy) {}
