package io.datadecide.coordinator.score;

import io.grpc.Channel;

/** Where the scoring service runs. */
public interface ScorerHost extends AutoCloseable {
    /**
     * A channel to a scorer that answers, started if there is none. {@link ScoringException.Unavailable}: none can be
     * had now.
     */
    Channel channel();

    /** Takes the scorer down, if it is ours. */
    @Override
    void close();
}
