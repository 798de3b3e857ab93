package io.datadecide.coordinator.score;

import io.datadecide.calls.ServiceChannel;
import io.datadecide.calls.TransportSecurity;
import io.grpc.Channel;
import java.util.Optional;

/**
 * Connects to a scorer that the coordinator did not start, for example behind a Service of a cluster. Calls wait for a
 * connection until their deadline, so that a scorer that is being moved does not count against the retry limit of a
 * checkpoint.
 */
public final class RemoteScorer implements ScorerHost {
    private final ServiceChannel connection;

    /**
     * Configures the connection; it is opened at the first call.
     *
     * @param address host and port; calls are distributed over all addresses of the host's name
     * @param security whether and how the connection is encrypted
     * @param token bearer token; empty where the scorer asks for none
     */
    public RemoteScorer(String address, TransportSecurity security, Optional<String> token) {
        ServiceChannel.Builder builder =
                ServiceChannel.to(address).secured(security).balanced().waitForReady();
        token.ifPresent(builder::token);
        connection = builder.open();
    }

    @Override
    public Channel channel() {
        return connection.channel();
    }

    @Override
    public void close() {
        connection.close();
    }
}
