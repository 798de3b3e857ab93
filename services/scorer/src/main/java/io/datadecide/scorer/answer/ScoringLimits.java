package io.datadecide.scorer.answer;

/**
 * Limits the resources of scoring.
 *
 * @param workers number of scoring threads
 * @param tokenBudget maximum number of tokens in one forward pass of a worker
 * @param maxTaskCharacters maximum number of characters of one task in memory
 * @param maxCachedTokens maximum number of tokens of tasks cached between checkpoints
 * @param maxModelBytes maximum size of a checkpoint's parameters
 */
public record ScoringLimits(
        int workers, int tokenBudget, long maxTaskCharacters, long maxCachedTokens, long maxModelBytes) {}
