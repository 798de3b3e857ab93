package io.datadecide.language.likelihood;

import java.util.List;

/** Log-likelihoods under one checkpoint. Belongs to the thread that made it. */
public interface LikelihoodScorer extends AutoCloseable {
    /**
     * For each sequence the sum over its scored tokens of ln p(token | tokens before it), nats. The same to 1e-4 whatever
     * other sequences are asked for at once and in which order.
     */
    double[] score(List<TokenSequence> sequences);

    /** Most tokens that the model reads at once. */
    int window();

    @Override
    void close();
}
