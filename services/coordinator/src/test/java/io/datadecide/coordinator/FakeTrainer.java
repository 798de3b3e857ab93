package io.datadecide.coordinator;

import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.proto.run.v1.CheckpointReady;
import io.datadecide.proto.run.v1.CompleteRunRequest;
import io.datadecide.proto.run.v1.FailRunRequest;
import io.datadecide.proto.run.v1.FailureKind;
import io.datadecide.proto.run.v1.LeaseRunRequest;
import io.datadecide.proto.run.v1.LeaseRunResponse;
import io.datadecide.proto.run.v1.Progress;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.proto.run.v1.ReportRunResponse;
import io.datadecide.proto.run.v1.RunServiceGrpc;
import io.datadecide.proto.run.v1.TrainWork;
import io.datadecide.proto.run.v1.Usage;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A worker that trains nothing. The file {@code behaviour/RUN_ID} of its working directory says how it behaves in its first
 * attempt; later attempts, and runs without such a file, just do what the contract asks.
 */
final class FakeTrainer {
    private static final String RUN = System.getenv("DATADECIDE_RUN_ID");
    private static final int NUMBER = Integer.parseInt(System.getenv("DATADECIDE_ATTEMPT"));
    private static final Attempt ATTEMPT =
            Attempt.newBuilder().setRunId(RUN).setNumber(NUMBER).build();

    private final ManagedChannel channel = NettyChannelBuilder.forTarget(System.getenv("DATADECIDE_COORDINATOR"))
            .usePlaintext()
            .build();
    private final Metadata headers = new Metadata();

    private FakeTrainer() {
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + System.getenv("DATADECIDE_RUN_TOKEN"));
    }

    public static void main(String[] arguments) throws Exception {
        String traceparent = System.getenv("TRACEPARENT");
        if (!traceparent.isEmpty()) {
            Files.writeString(
                    Path.of("traceparents"), traceparent + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        String device = RUN + " " + System.getenv("DATADECIDE_TRAINER_DEVICE") + "\n";
        Files.writeString(Path.of("devices"), device, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Path behaviour = Path.of("behaviour", RUN);
        String first = Files.exists(behaviour) ? Files.readString(behaviour) : "work";
        boolean always = first.startsWith("always ");
        String chosen = always ? first.substring("always ".length()) : NUMBER == 1 ? first : "work";
        new FakeTrainer().behave(chosen);
    }

    private void behave(String behaviour) throws Exception {
        switch (behaviour) {
            case "silent" -> {
                System.out.println("disk is full: free some space");
                System.exit(3);
            }
            case "hang before the lease" -> hang();
            case "hang after the lease" -> {
                lease();
                hang();
            }
            case "bad input" -> {
                lease();
                stub().failRun(FailRunRequest.newBuilder()
                        .setAttempt(ATTEMPT)
                        .setKind(FailureKind.FAILURE_KIND_BAD_INPUT)
                        .setReason("a.jsonl:3: field text is missing")
                        .build());
                System.exit(1);
            }
            case "die after a checkpoint" -> {
                train(lease().getTrain(), true);
                Runtime.getRuntime().halt(137);
            }
            default -> work(lease());
        }
    }

    private void work(LeaseRunResponse lease) throws Exception {
        if (lease.hasTrain()) {
            train(lease.getTrain(), false);
        }
        stub().completeRun(CompleteRunRequest.newBuilder()
                .setAttempt(ATTEMPT)
                .setTokenCount(lease.hasPrepare() ? 1000 : 0)
                .setUsage(Usage.newBuilder()
                        .setWallSeconds(lease.hasPrepare() ? 0 : 1800)
                        .setFlops(1e9))
                .build());
        System.exit(0);
    }

    private void train(TrainWork work, boolean onlyFirst) throws Exception {
        ResolvedRun run = ResolvedRun.fromJson(work.getRunJson());
        CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
        StreamObserver<ReportRunRequest> reports = RunServiceGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .reportRun(new StreamObserver<>() {
                    @Override
                    public void onNext(ReportRunResponse response) {}

                    @Override
                    public void onError(Throwable error) {
                        told.completeExceptionally(error);
                    }

                    @Override
                    public void onCompleted() {
                        told.complete(null);
                    }
                });
        for (long step : run.checkpoints().scoreSteps()) {
            reports.onNext(report().setProgress(Progress.newBuilder()
                            .setStep(step)
                            .setTokensSeen(step * run.tokensPerStep())
                            .setLoss(3.0)
                            .setTokensPerSecond(1000))
                    .build());
            reports.onNext(report().setCheckpoint(CheckpointReady.newBuilder()
                            .setStep(step)
                            .setTokensSeen(step * run.tokensPerStep())
                            .setDirectory(work.getRunDirectory() + "/checkpoints/" + step)
                            .setManifestSha256("ab")
                            .setScore(true))
                    .build());
            if (onlyFirst) {
                break;
            }
        }
        reports.onCompleted();
        told.get();
    }

    private static ReportRunRequest.Builder report() {
        return ReportRunRequest.newBuilder().setAttempt(ATTEMPT);
    }

    private LeaseRunResponse lease() {
        return stub().leaseRun(LeaseRunRequest.newBuilder()
                .setAttempt(ATTEMPT)
                .setWorker("here")
                .build());
    }

    private RunServiceGrpc.RunServiceBlockingStub stub() {
        return RunServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Hangs with a child of its own, whose process id it leaves behind. */
    private static void hang() throws IOException {
        Process child = new ProcessBuilder("sleep", "600").start();
        Path written = Path.of("child.tmp");
        Files.writeString(written, Long.toString(child.pid()));
        Files.move(written, Path.of("child"));
        while (true) {
            LockSupport.park();
        }
    }
}
