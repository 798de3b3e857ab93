package io.datadecide.coordinator.score;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;

/** A scorer that somebody else runs, for example behind a Service of a cluster. */
public final class RemoteScorer implements ScorerHost {
    private static final int GREATEST_MESSAGE_BYTES = 64 << 20;
    private static final long KEEP_ALIVE_SECONDS = 30;

    private final ManagedChannel channel;

    /**
     * Connects when first asked, and again whenever the connection is lost.
     *
     * @param address host and port; calls are spread over all addresses that the host's name stands for
     */
    public RemoteScorer(String address) {
        channel = NettyChannelBuilder.forTarget("dns:///" + address)
                .usePlaintext()
                .defaultLoadBalancingPolicy("round_robin")
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(GREATEST_MESSAGE_BYTES)
                .build();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
