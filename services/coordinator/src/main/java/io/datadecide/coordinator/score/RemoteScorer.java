package io.datadecide.coordinator.score;

import io.datadecide.channel.TransportSecurity;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A scorer that somebody else runs, for example behind a Service of a cluster. */
public final class RemoteScorer implements ScorerHost {
    private static final int GREATEST_MESSAGE_BYTES = 64 << 20;
    private static final long KEEP_ALIVE_SECONDS = 30;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel connection;
    private final Channel patient;

    /**
     * Connects when first asked, and again whenever the connection is lost.
     *
     * @param address host and port; calls are spread over all addresses that the host's name stands for
     * @param security whether and how the connection is encrypted
     * @param token what the scorer wants to know; empty: nothing
     */
    public RemoteScorer(String address, TransportSecurity security, Optional<String> token) {
        connection = NettyChannelBuilder.forTarget("dns:///" + address, security.credentials())
                .defaultLoadBalancingPolicy("round_robin")
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(GREATEST_MESSAGE_BYTES)
                .build();
        Metadata headers = new Metadata();
        token.ifPresent(known -> headers.put(AUTHORIZATION, "Bearer " + known));
        patient = ClientInterceptors.intercept(
                connection, MetadataUtils.newAttachHeadersInterceptor(headers), new Patience());
    }

    /** A scorer that is being moved is waited for until the deadline: that it is away burns no try of a checkpoint. */
    private static final class Patience implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return next.newCall(method, options.withWaitForReady());
        }
    }

    @Override
    public Channel channel() {
        return patient;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
