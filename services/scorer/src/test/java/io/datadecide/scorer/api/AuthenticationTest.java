package io.datadecide.scorer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datadecide.proto.score.v1.ListTasksRequest;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.scorer.config.ScorerConfig;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Against a service that has no method: who is let through hears that. */
class AuthenticationTest {
    private static final String EVERYWHERE = "0.0.0.0";

    private static Status.Code answer(String configured, String host, String shown) throws IOException {
        ScorerConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ScorerConfig.class)
                .withDefaultValue("datadecide.scorer.token", configured)
                .build()
                .getConfigMapping(ScorerConfig.class);
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .intercept(new Authentication(config, host))
                .addService(new ScoringServiceGrpc.ScoringServiceImplBase() {})
                .build()
                .start();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            if (!shown.isEmpty()) {
                headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + shown);
            }
            return catchThrowableOfType(
                            StatusRuntimeException.class,
                            () -> ScoringServiceGrpc.newBlockingStub(channel)
                                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                                    .listTasks(ListTasksRequest.getDefaultInstance()))
                    .getStatus()
                    .getCode();
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    @Test
    void whoShowsTheTokenIsLetThrough() throws IOException {
        assertThat(answer("secret", EVERYWHERE, "secret")).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void whoShowsAnotherOrNoneIsNot() throws IOException {
        assertThat(answer("secret", EVERYWHERE, "")).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(answer("secret", EVERYWHERE, "secre")).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(answer("secret", "127.0.0.1", "")).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void withoutATokenOnlyThisMachineIsAnswered() throws IOException {
        assertThat(answer("", EVERYWHERE, "anything")).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(answer("", "127.0.0.1", "")).isEqualTo(Status.Code.UNIMPLEMENTED);
    }
}
