package io.datadecide.decide.evidence;

/**
 * One checkpoint of one run.
 *
 * @param flops training compute so far; 0 when not known
 */
public record Checkpoint(String corpus, String size, String seed, long step, long params, long tokens, double flops) {}
