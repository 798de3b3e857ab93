package io.datadecide.coordinator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datadecide.calls.TransportSecurity;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.proto.run.v1.LeaseRunRequest;
import io.datadecide.proto.run.v1.RunServiceGrpc;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Certificates.class)
@Tag("slow")
class EncryptedCallsTest {
    @TestHTTPResource
    URI plain = URI.create("http://localhost");

    @TestHTTPResource(tls = true)
    URI encrypted = URI.create("https://localhost");

    private static TransportSecurity security(boolean withCertificate) {
        return new TransportSecurity(
                Optional.of(Certificates.file("test-client-ca.crt").toString()),
                withCertificate ? Optional.of(Certificates.file("test-client.crt")) : Optional.empty(),
                withCertificate ? Optional.of(Certificates.file("test-client.key")) : Optional.empty());
    }

    private static <T> T call(URI address, TransportSecurity security, Function<ManagedChannel, T> call) {
        ManagedChannel channel = Grpc.newChannelBuilder("localhost:" + address.getPort(), security.credentials())
                .build();
        try {
            return call.apply(channel);
        } finally {
            channel.shutdownNow();
        }
    }

    private static <S extends AbstractStub<S>> S with(S stub, String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static int list(ManagedChannel channel) {
        return with(ExperimentServiceGrpc.newBlockingStub(channel), Certificates.OWNER)
                .listExperiments(ListExperimentsRequest.getDefaultInstance())
                .getExperimentsCount();
    }

    private Status refusal(URI address, TransportSecurity security, Function<ManagedChannel, ?> call) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> call(address, security, call))
                .getStatus();
    }

    @Test
    void aClientWithACertificateAndATokenIsAnswered() {
        assertThat(call(encrypted, security(true), EncryptedCallsTest::list)).isNotNegative();
    }

    @Test
    void aClientWithoutACertificateIsNot() {
        assertThat(refusal(encrypted, security(false), EncryptedCallsTest::list).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void aCallInTheClearIsRefusedInOneLine() {
        Status status = refusal(plain, TransportSecurity.none(), EncryptedCallsTest::list);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(status.getDescription()).isEqualTo("calls are encrypted here: use TLS and port 9443");
    }

    @Test
    void healthIsToldInTheClear() throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) plain.resolve("/q/health/live").toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }

    @Test
    void aCallWithoutATokenIsUnauthenticated() {
        Status status = refusal(
                encrypted,
                security(true),
                channel -> ExperimentServiceGrpc.newBlockingStub(channel)
                        .listExperiments(ListExperimentsRequest.getDefaultInstance()));
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void theTokenOfARunIsGoodForNoOther() {
        String token = new RunTokens(Certificates.SECRET.getBytes(StandardCharsets.UTF_8))
                .of(new AttemptKey(new RunKey("e", "mine"), 1));
        Status status = refusal(
                encrypted,
                security(true),
                channel -> with(RunServiceGrpc.newBlockingStub(channel), token)
                        .leaseRun(LeaseRunRequest.newBuilder()
                                .setAttempt(
                                        Attempt.newBuilder().setRunId("another").setNumber(1))
                                .build()));
        assertThat(status.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        Status own = refusal(
                encrypted,
                security(true),
                channel -> with(RunServiceGrpc.newBlockingStub(channel), token)
                        .leaseRun(LeaseRunRequest.newBuilder()
                                .setAttempt(
                                        Attempt.newBuilder().setRunId("mine").setNumber(1))
                                .build()));
        assertThat(own.getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }
}
