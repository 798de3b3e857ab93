package io.datadecide.trainer.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.calls.Backoff;
import io.datadecide.calls.TransportSecurity;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.corpus.token.TokenFile;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.proto.run.v1.CheckpointReady;
import io.datadecide.proto.run.v1.FailRunRequest;
import io.datadecide.proto.run.v1.FailureKind;
import io.datadecide.proto.run.v1.LeaseRunResponse;
import io.datadecide.proto.run.v1.PrepareWork;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.proto.run.v1.TrainWork;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.S3Server;
import io.datadecide.storage.StorageAddress;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.config.TrainerConfig;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.remote.WorkPlaces;
import io.datadecide.trainer.report.Coordinator;
import io.datadecide.trainer.report.RetryLimits;
import io.datadecide.trainer.trace.AttemptTrace;
import io.datadecide.trainer.trace.CollectorDouble;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class WorkerTest {
    private static final RetryLimits QUICK =
            new RetryLimits(new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)), Duration.ofMillis(200));

    private static final RetryLimits PATIENT =
            new RetryLimits(new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)), Duration.ofMinutes(2));
    private static final WorkPlaces PLACES = new WorkPlaces(Path.of("unused"), ObjectStore::fromEnvironment);

    @TempDir
    Path directory;

    @Test
    void aPreparationWritesTheTokenFileAndSaysSo() throws Exception {
        RecordingCoordinator coordinator =
                new RecordingCoordinator(prepareWork(SmallRun.corpus(directory).toJson()), Status.OK);
        assertThat(work(coordinator)).isZero();
        try (TokenFile file = TokenFile.open(directory.resolve("tokens"))) {
            assertThat(coordinator.completions).singleElement().satisfies(done -> {
                assertThat(done.getTokenSha256()).isEqualTo(file.manifest().sha256());
                assertThat(done.getTokenCount()).isEqualTo(file.tokens());
            });
        }
    }

    @Test
    void inputsInAnObjectStoreGiveTheTokenFileThatTheyGiveOnDisk() throws Exception {
        ResolvedCorpus onDisk = SmallRun.tokenized(directory);
        String wanted = CorpusPreparation.prepare(onDisk, directory.resolve("disk"), (documents, count) -> {})
                .sha256();
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        try (S3Server server = new S3Server(directory);
                ObjectStore store = ObjectStore.at(server.endpoint())) {
            System.setProperty("aws.endpointUrlS3", server.endpoint().toString());
            store.put(directory.resolve("corpus.jsonl"), StorageAddress.of("s3://data/web/corpus.jsonl"));
            store.put(directory.resolve("tokenizer.json"), StorageAddress.of("s3://data/tokenizer.json"));
            RecordingCoordinator coordinator = new RecordingCoordinator(
                    prepareWork(inStore(onDisk, "s3://data/web/*.jsonl").toJson()), Status.OK);
            assertThat(work(coordinator)).isZero();
            assertThat(coordinator.completions)
                    .singleElement()
                    .satisfies(done -> assertThat(done.getTokenSha256()).isEqualTo(wanted));
            assertBadInput(
                    prepareWork(inStore(onDisk, "s3://data/page/").toJson(), "others"),
                    "path s3://data/page/ does not exist: correct it, or put the corpus there");
        } finally {
            System.clearProperty("aws.endpointUrlS3");
        }
    }

    private static ResolvedCorpus inStore(ResolvedCorpus corpus, String address) {
        return new ResolvedCorpus(
                corpus.name(),
                "s3://data/tokenizer.json",
                corpus.tokenizerSha256(),
                List.of(new Source(address, 1)),
                corpus.filters(),
                corpus.maxTokens());
    }

    @Test
    void aRunReportsItsCurveAndItsCheckpointsBeforeItCompletes() throws Exception {
        RecordingCoordinator coordinator = new RecordingCoordinator(trainWork(SmallRun.run(0.01)), Status.OK);
        assertThat(work(coordinator)).isZero();
        assertThat(coordinator.completions).hasSize(1);
        assertThat(scoredSteps(coordinator)).containsExactly(30L, 60L);
        assertThat(coordinator.reports.stream()
                        .filter(ReportRunRequest::hasProgress)
                        .map(report -> report.getProgress().getStep()))
                .contains(5L, 8L, 60L)
                .isSorted();
    }

    @Test
    void aTracedAttemptTellsItsWayFromCheckpointToCheckpoint() throws Exception {
        String attempt = "00f067aa0ba902b7";
        try (CollectorDouble collector = new CollectorDouble()) {
            try (AttemptTrace trace = AttemptTrace.of(Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    collector.endpoint(),
                    "TRACEPARENT",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-" + attempt + "-01"))) {
                assertThat(work(new RecordingCoordinator(trainWork(SmallRun.run(0.01)), Status.OK), trace))
                        .isZero();
            }
            assertThat(collector.spans)
                    .allSatisfy(span -> assertThat(span.parentSpanId()).isEqualTo(attempt));
            assertThat(collector.spans)
                    .extracting(CollectorDouble.Received::name)
                    .startsWith("start training")
                    .endsWith("train to checkpoint")
                    .containsOnlyOnce("start training");
            assertThat(collector.spans)
                    .isSortedAccordingTo(Comparator.comparingLong(CollectorDouble.Received::endNanos))
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void aBrokenStreamIsToldAgain() throws Exception {
        RecordingCoordinator coordinator = new RecordingCoordinator(trainWork(SmallRun.run(0.01)), Status.UNAVAILABLE);
        coordinator.refusals.set(3);
        assertThat(work(coordinator)).isZero();
        assertThat(scoredSteps(coordinator)).contains(30L, 60L);
        assertThat(coordinator.completions).hasSize(1);
    }

    @Test
    void aCoordinatorThatRestartsWhileARunIsTrainedHearsTheWholeStory() throws Exception {
        RecordingCoordinator coordinator = new RecordingCoordinator(trainWork(SmallRun.run(0.01)), Status.OK);
        Server first = serve(coordinator, 0);
        int port = first.getPort();
        CompletableFuture<Integer> work = CompletableFuture.supplyAsync(() -> work("127.0.0.1:" + port, PATIENT));
        Awaitility.await().atMost(PATIENT.giveUpAfter()).until(() -> !coordinator.reports.isEmpty());
        first.shutdownNow().awaitTermination();
        coordinator.reports.clear(); // what the one before knew and did not keep
        Path last = directory.resolve("run-" + SmallRun.run(0.01).hash()).resolve("checkpoints/step-00000060");
        Awaitility.await().atMost(PATIENT.giveUpAfter()).until(() -> Files.exists(last));
        Server second = serve(coordinator, port);
        try {
            assertThat(work.get()).isZero();
        } finally {
            second.shutdownNow();
        }
        assertThat(scoredSteps(coordinator)).containsExactly(30L, 60L);
        assertThat(coordinator.completions).hasSize(1);
    }

    @Test
    void aSupersededAttemptStopsAndSaysNothingMore() throws Exception {
        RecordingCoordinator coordinator =
                new RecordingCoordinator(trainWork(SmallRun.run(0.01)), Status.FAILED_PRECONDITION);
        coordinator.refusals.set(1);
        assertThat(work(coordinator)).isEqualTo(1);
        assertThat(coordinator.completions).isEmpty();
        assertThat(coordinator.failures).isEmpty();
    }

    @Test
    void aLossThatIsNoNumberFailsTheRunWithStepAndReason() throws Exception {
        assertThat(failure(trainWork(SmallRun.run(1e30)))).satisfies(failure -> {
            assertThat(failure.getKind()).isEqualTo(FailureKind.FAILURE_KIND_DIVERGED);
            assertThat(failure.getStep()).isPositive();
            assertThat(failure.getReason())
                    .startsWith("step " + failure.getStep() + ": ")
                    .endsWith("look at the corpus");
        });
    }

    @Test
    void inputThatCannotWorkFailsTheRunForGood() throws Exception {
        assertBadInput(
                trainWork(SmallRun.run(0.01, 256, 32)),
                "tokenizer bytes has 258 ids, which do not fit the vocabulary of 256");
        assertBadInput(trainWork(SmallRun.run(0.01, 320, 1 << 20)), "corpus small has ");
        assertBadInput(prepareWork("{}"), "ResolvedCorpus JSON: ");
        String corpus = SmallRun.corpus(directory).toJson();
        Path file = Files.writeString(directory.resolve("corpus.jsonl"), "{\"text\": 1}");
        assertBadInput(prepareWork(corpus), file + ":1: the field `text` is a number");
    }

    /** The natives of the tests compute on the processor only; others may come with the environment. */
    @Test
    @DisabledIfEnvironmentVariable(named = "PYTORCH_LIBRARY_PATH", matches = ".+")
    void aDeviceThatIsNotThereFailsTheRunForGoodInOneLine() throws Exception {
        RecordingCoordinator coordinator = new RecordingCoordinator(trainWork(SmallRun.run(0.01)), Status.OK);
        Server server = serve(coordinator, 0);
        try {
            assertThat(work("127.0.0.1:" + server.getPort(), QUICK, AttemptTrace.NONE, "gpu"))
                    .isEqualTo(1);
        } finally {
            server.shutdownNow();
        }
        assertThat(coordinator.failures).singleElement().satisfies(failure -> {
            assertThat(failure.getKind()).isEqualTo(FailureKind.FAILURE_KIND_BAD_INPUT);
            assertThat(failure.getReason())
                    .isEqualTo("device gpu: PyTorch's library sees no GPU; build with -Pcuda or set"
                            + " PYTORCH_LIBRARY_PATH to one with CUDA, or choose device cpu");
        });
        assertThat(coordinator.completions).isEmpty();
    }

    @Test
    void aCoordinatorThatIsNotThereIsGivenUp() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(work("127.0.0.1:" + port)).isEqualTo(1);
    }

    private void assertBadInput(LeaseRunResponse work, String reason) throws Exception {
        assertThat(failure(work)).satisfies(failure -> {
            assertThat(failure.getKind()).isEqualTo(FailureKind.FAILURE_KIND_BAD_INPUT);
            assertThat(failure.getReason()).startsWith(reason).doesNotContain("\n");
        });
    }

    private FailRunRequest failure(LeaseRunResponse work) throws Exception {
        RecordingCoordinator coordinator = new RecordingCoordinator(work, Status.OK);
        assertThat(work(coordinator)).isEqualTo(1);
        assertThat(coordinator.failures).hasSize(1);
        return coordinator.failures.getFirst();
    }

    private static List<Long> scoredSteps(RecordingCoordinator coordinator) {
        return coordinator.reports.stream()
                .filter(ReportRunRequest::hasCheckpoint)
                .map(ReportRunRequest::getCheckpoint)
                .filter(CheckpointReady::getScore)
                .map(CheckpointReady::getStep)
                .distinct()
                .toList();
    }

    private LeaseRunResponse prepareWork(String corpusJson) {
        return prepareWork(corpusJson, "tokens");
    }

    private LeaseRunResponse prepareWork(String corpusJson, String tokens) {
        return LeaseRunResponse.newBuilder()
                .setPrepare(PrepareWork.newBuilder()
                        .setCorpusJson(corpusJson)
                        .setOutputDirectory(directory.resolve(tokens).toString()))
                .build();
    }

    private LeaseRunResponse trainWork(ResolvedRun run) throws IOException {
        Path tokens = directory.resolve("train-tokens");
        CorpusPreparation.prepare(SmallRun.corpus(directory), tokens, (documents, count) -> {});
        return LeaseRunResponse.newBuilder()
                .setTrain(TrainWork.newBuilder()
                        .setRunJson(run.toJson())
                        .setTokenDirectory(tokens.toString())
                        .setRunDirectory(directory.resolve("run-" + run.hash()).toString()))
                .build();
    }

    private static int work(RecordingCoordinator coordinator) throws IOException {
        return work(coordinator, AttemptTrace.NONE);
    }

    private static int work(RecordingCoordinator coordinator, AttemptTrace trace) throws IOException {
        Server server = serve(coordinator, 0);
        try {
            return work("127.0.0.1:" + server.getPort(), QUICK, trace, "cpu");
        } finally {
            server.shutdownNow();
        }
    }

    private static Server serve(RecordingCoordinator coordinator, int port) throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(coordinator)
                .build()
                .start();
    }

    private static int work(String address) {
        return work(address, QUICK);
    }

    private static int work(String address, RetryLimits backoff) {
        return work(address, backoff, AttemptTrace.NONE, "cpu");
    }

    private static int work(String address, RetryLimits backoff, AttemptTrace trace, String device) {
        Attempt attempt = Attempt.newBuilder().setRunId("small").setNumber(1).build();
        TrainerConfig config = new SmallRyeConfigBuilder()
                .withMapping(TrainerConfig.class)
                .withDefaultValue("datadecide.trainer.threads", "1")
                .withDefaultValue("datadecide.trainer.device", device)
                .build()
                .getConfigMapping(TrainerConfig.class);
        try (Coordinator coordinator =
                new Coordinator(address, attempt, "token", TransportSecurity.none(), Duration.ofSeconds(5), backoff)) {
            return new Worker(coordinator, config, PLACES, new StopSignal(), trace).run("test");
        }
    }
}
