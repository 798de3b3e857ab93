package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over the server that users call: whoever leaves a stream that does not end leaves nothing behind. */
@QuarkusTest
@TestProfile(LeavingTest.Profile.class)
@Tag("slow")
class LeavingTest {
    private static final String OWNER = "the owner's token";
    private static final int PATIENCE_SECONDS = 30;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ChangeSignals signals;

    @Inject
    @SuppressWarnings("NullAway.Init")
    RunStore runs;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SilentWorkers workers;

    @SuppressWarnings("NullAway.Init")
    private ManagedChannel channel;

    /** A directory of its own, and workers that print nothing. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SilentWorkers.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "datadecide.coordinator.token",
                        OWNER,
                        "datadecide.coordinator.local.directory",
                        Files.createTempDirectory("leaving").toString(),
                        "quarkus.http.test-port",
                        "0");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void startARun() {
        channel = channel(url.getPort());
        ExperimentServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(owner()))
                .createExperiment(CreateExperimentRequest.newBuilder()
                        .setExperimentYaml(CoordinatorHarness.YAML)
                        .setBaseDirectory("/nowhere")
                        .build());
        runs.launch(runs.pending(List.of("small")));
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    private static Metadata owner() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + OWNER);
        return headers;
    }

    private ManagedChannel channel(int port) {
        return NettyChannelBuilder.forAddress(url.getHost(), port)
                .flowControlWindow(1 << 16)
                .usePlaintext()
                .build();
    }

    /** Begins a call and reads one answer of it, no more. */
    private static <Q, A> Reading<Q> read(ManagedChannel channel, MethodDescriptor<Q, A> method, Q request) {
        ClientCall<Q, A> call = channel.newCall(method, CallOptions.DEFAULT);
        CountDownLatch answered = new CountDownLatch(1);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(A answer) {
                        answered.countDown();
                    }
                },
                owner());
        call.sendMessage(request);
        call.halfClose();
        call.request(1);
        return new Reading<>(call, answered);
    }

    private record Reading<Q>(ClientCall<Q, ?> call, CountDownLatch answered) {
        void awaitAnswer() throws InterruptedException {
            assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("an answer")
                    .isTrue();
        }

        void leave() {
            call.cancel("has seen enough", null);
        }
    }

    private Reading<WatchExperimentRequest> watch(ManagedChannel through) {
        return read(
                through,
                ExperimentServiceGrpc.getWatchExperimentMethod(),
                WatchExperimentRequest.newBuilder().setName("small").build());
    }

    private Reading<StreamRunLogsRequest> readLog(boolean follow) {
        String run = runs.ofExperiment("small").getFirst().key().id();
        return read(
                channel,
                ExperimentServiceGrpc.getStreamRunLogsMethod(),
                StreamRunLogsRequest.newBuilder()
                        .setName("small")
                        .setRunId(run)
                        .setFollow(follow)
                        .build());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }

    @Test
    void aWatcherThatCancelsIsNotWokenAnyMore() throws Exception {
        int others = signals.listeners();
        Reading<?> watcher = watch(channel);
        watcher.awaitAnswer();
        assertThat(signals.listeners()).isEqualTo(others + 1);
        watcher.leave();
        await(() -> signals.listeners() == others);
    }

    @Test
    void aWatcherWhoseConnectionIsLostIsNotWokenAnyMore() throws Exception {
        int others = signals.listeners();
        Cable cable = new Cable(url.getHost(), url.getPort());
        ManagedChannel fragile = channel(cable.port());
        watch(fragile).awaitAnswer();
        assertThat(signals.listeners()).isEqualTo(others + 1);
        cable.close();
        await(() -> signals.listeners() == others);
        fragile.shutdownNow();
    }

    @Test
    void aFollowerOfALogThatLeavesLetsGoOfIt() {
        Reading<?> follower = readLog(true);
        await(() -> workers.readers() == 1);
        follower.leave();
        await(() -> workers.readers() == 0);
    }

    @Test
    void aReaderOfALogThatLeavesWhileItIsWaitedForLetsGoOfIt() throws Exception {
        Reading<?> reader = readLog(false);
        reader.awaitAnswer();
        assertThat(workers.readers()).isEqualTo(1);
        reader.leave();
        await(() -> workers.readers() == 0);
    }
}
