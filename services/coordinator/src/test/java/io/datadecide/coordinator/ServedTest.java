package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is served beside our own services: meters, health and reflection, on one port. */
@QuarkusTest
@TestProfile(ServedTest.Profile.class)
@Tag("slow")
class ServedTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL url;

    private ManagedChannel channel;

    /** A directory and a port of its own, and no certificates: health, reflection and meters as they are without. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "datadecide.coordinator.local.directory",
                        Files.createTempDirectory("served").toString(),
                        "quarkus.http.test-port",
                        "0");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void open() {
        channel = NettyChannelBuilder.forAddress(url.getHost(), url.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    private String scrape() throws Exception {
        CoordinatorMeters.launched(RunKind.TRAIN, Duration.ofSeconds(3));
        CoordinatorMeters.leased(RunKind.TRAIN, Duration.ofSeconds(2));
        CoordinatorMeters.ended(AttemptEnd.Outcome.PREEMPTED);
        CoordinatorMeters.reported(Duration.ofMillis(5));
        CoordinatorMeters.scored(true, Duration.ofSeconds(1));
        CoordinatorMeters.passed(true, Duration.ofMillis(1));
        CoordinatorMeters.delivered(Duration.ofMillis(1));
        CoordinatorMeters.requested("post", "jobs", "201");
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI metrics = URI.create("http://" + url.getHost() + ":" + url.getPort() + "/q/metrics");
            return client.send(
                            HttpRequest.newBuilder(metrics)
                                    .header("Accept", "text/plain; version=0.0.4")
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void everyMeterIsScrapedUnderItsDocumentedName() throws Exception {
        String documented =
                Files.readString(Path.of(System.getProperty("datadecide.root"), "docs", "metrics-prometheus.md"));
        List<String> names = scrape().lines()
                .filter(line -> line.startsWith("# TYPE datadecide_"))
                .map(line -> line.split(" ")[2])
                .toList();
        assertThat(names).hasSizeGreaterThan(12);
        for (String name : names) {
            assertThat(documented).contains("`" + name.replaceAll("_max$", "") + "`");
        }
    }

    @Test
    void theScrapeFollowsTheConventionsOfPrometheus() throws Exception {
        Process promtool;
        try {
            promtool = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("SKIPPED: promtool is not installed (Debian: prometheus); CI must have it");
            return;
        }
        String ours = String.join(
                        "\n",
                        scrape().lines()
                                .filter(line -> line.contains("datadecide_"))
                                .toList())
                + "\n";
        promtool.getOutputStream().write(ours.getBytes(StandardCharsets.UTF_8));
        promtool.getOutputStream().close();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).isBlank();
    }

    @Test
    void healthAndReflectionNeedNoToken() throws Exception {
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.newBuilder()
                                .setService(ExperimentServiceGrpc.SERVICE_NAME)
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(services())
                .contains(
                        ExperimentServiceGrpc.SERVICE_NAME,
                        "datadecide.run.v1.RunService",
                        "datadecide.decision.v1.DecisionService",
                        HealthGrpc.SERVICE_NAME);
    }

    private List<String> services() throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> ask = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        answer.completeExceptionally(error);
                    }

                    @Override
                    public void onCompleted() {
                        // the answer came before
                    }
                });
        ask.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        List<String> names = answer.get(30, TimeUnit.SECONDS).getListServicesResponse().getServiceList().stream()
                .map(ServiceResponse::getName)
                .toList();
        ask.onCompleted();
        return names;
    }

    @Test
    void ourOwnServicesNeedOne() {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ExperimentServiceGrpc.newBlockingStub(channel)
                        .listExperiments(ListExperimentsRequest.getDefaultInstance()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
    }
}
