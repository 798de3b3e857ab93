package io.datadecide.plan.experiment;

/** How many tokens a run sees; rounded up to whole steps. */
public sealed interface TokenBudget {

    /** As the ladder does: its published number of steps, or its tokens per parameter. */
    record OfLadder() implements TokenBudget {}

    /**
     * In proportion to the model.
     *
     * @param tokensPerParam tokens for each parameter, the input embedding not counted; 100 in DataDecide
     */
    record PerParameter(double tokensPerParam) implements TokenBudget {}

    /**
     * The same for every model.
     *
     * @param tokens tokens of a run
     */
    record Absolute(long tokens) implements TokenBudget {}
}
