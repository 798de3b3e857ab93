package io.datadecide.scorer.answer;

/**
 * How much of the machine scoring may take.
 *
 * @param workers threads that score side by side
 * @param tokenBudget maximum tokens of a worker's batch
 * @param maxTaskCharacters characters of one task that are held in memory
 * @param maxCachedTokens tokens of earlier tasks that are kept for the next checkpoint
 * @param maxModelBytes memory that a checkpoint's parameters may take
 */
public record ScoringLimits(
        int workers, int tokenBudget, long maxTaskCharacters, long maxCachedTokens, long maxModelBytes) {}
