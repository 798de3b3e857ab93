package io.datadecide.language.likelihood;

import java.util.List;

/** Log-likelihoods under one checkpoint. Belongs to the thread that made it. */
public interface LikelihoodScorer extends AutoCloseable {
    /**
     * For each sequence the sum over its scored tokens of ln p(token | tokens before it), nats. The same to 1e-4 whatever
     * other sequences are in the same call and in which order.
     */
    double[] score(List<TokenSequence> sequences);

    /** Maximum number of tokens in one call of the model. */
    int window();

    @Override
    void close();
}
