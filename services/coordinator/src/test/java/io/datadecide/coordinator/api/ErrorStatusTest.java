package io.datadecide.coordinator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.decide.evidence.EvidenceException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorStatusTest {
    private record Expected(Throwable error, Code code, String reason) {}

    private static List<Expected> errors() {
        return List.of(
                new Expected(
                        new CoordinatorException.NotFound("experiment", "e"), Code.NOT_FOUND, "EXPERIMENT_NOT_FOUND"),
                new Expected(new CoordinatorException.NotFound("run", "r"), Code.NOT_FOUND, "RUN_NOT_FOUND"),
                new Expected(
                        new CoordinatorException.AlreadyExists("e", "differs"),
                        Code.ALREADY_EXISTS,
                        "EXPERIMENT_DIFFERS"),
                new Expected(
                        CoordinatorException.BadRequest.field("name", "is empty"),
                        Code.INVALID_ARGUMENT,
                        "BAD_REQUEST"),
                new Expected(
                        new CoordinatorException.NotNow("EXPERIMENT_RUNNING", Map.of("experiment", "e"), "runs"),
                        Code.FAILED_PRECONDITION,
                        "EXPERIMENT_RUNNING"),
                new Expected(
                        new CoordinatorException.Superseded("old"), Code.FAILED_PRECONDITION, "ATTEMPT_SUPERSEDED"),
                new Expected(new CoordinatorException.RunCancelled("stop"), Code.CANCELLED, "RUN_CANCELLED"),
                new Expected(
                        new CoordinatorException.Unavailable("STANDBY", "another leads", null),
                        Code.UNAVAILABLE,
                        "STANDBY"),
                new Expected(
                        new CoordinatorException.Unauthenticated("TOKEN_INVALID", "who?"),
                        Code.UNAUTHENTICATED,
                        "TOKEN_INVALID"),
                new Expected(
                        new CoordinatorException.NotAllowed("ROLE_INSUFFICIENT", "no"),
                        Code.PERMISSION_DENIED,
                        "ROLE_INSUFFICIENT"),
                new Expected(new EvidenceException("no row"), Code.INVALID_ARGUMENT, "EVIDENCE_UNUSABLE"),
                new Expected(new LaunchException("gone"), Code.UNAVAILABLE, "WORKERS_UNREACHABLE"),
                new Expected(new IllegalStateException("a secret"), Code.INTERNAL, "INTERNAL"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorHasItsCodeAndAReasonOfOurDomain(Expected expected) throws Exception {
        Status status = status(expected.error());
        assertThat(Code.forNumber(status.getCode())).isEqualTo(expected.code());
        ErrorInfo info = status.getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getReason()).isEqualTo(expected.reason()).matches("[A-Z][A-Z_]*[A-Z]");
        assertThat(info.getDomain()).isEqualTo("datadecide.io");
    }

    @Test
    void noKindOfErrorIsLeftOut() {
        List<String> covered = errors().stream()
                .map(expected -> expected.error().getClass().getName())
                .toList();
        assertThat(CoordinatorException.class.getPermittedSubclasses())
                .extracting(Class::getName)
                .isSubsetOf(covered);
    }

    @Test
    void aBadRequestNamesItsFields() throws Exception {
        Status status = status(CoordinatorException.BadRequest.field("page_size", "is negative"));
        assertThat(details(status, BadRequest.class))
                .singleElement()
                .satisfies(
                        bad -> assertThat(bad.getFieldViolations(0).getField()).isEqualTo("page_size"));
    }

    @Test
    void whatItIsAboutIsInItsMetadata() throws Exception {
        assertThat(status(new CoordinatorException.NotFound("run", "r7"))
                        .getDetails(0)
                        .unpack(ErrorInfo.class)
                        .getMetadataMap())
                .containsEntry("resource", "run")
                .containsEntry("name", "r7");
    }

    @Test
    void anErrorOfOursTellsNoDetailsAndAMessageStaysOnOneLine() {
        assertThat(status(new IllegalStateException("a secret")).getMessage()).doesNotContain("secret");
        assertThat(status(new CoordinatorException.NotFound("run", "a\nb")).getMessage())
                .hasLineCount(1);
    }

    private static Status status(Throwable error) {
        return Objects.requireNonNull(StatusProto.fromThrowable(ErrorStatus.of(error)));
    }

    private static <M extends com.google.protobuf.Message> List<M> details(Status status, Class<M> kind) {
        Stream<Any> found = status.getDetailsList().stream().filter(detail -> detail.is(kind));
        return found.map(detail -> {
                    try {
                        return detail.unpack(kind);
                    } catch (InvalidProtocolBufferException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
