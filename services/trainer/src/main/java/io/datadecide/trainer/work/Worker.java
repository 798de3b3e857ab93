package io.datadecide.trainer.work;

import io.datadecide.corpus.CorpusException.BadTokenFile;
import io.datadecide.corpus.token.TokenFile;
import io.datadecide.corpus.token.TokenManifest;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.proto.run.v1.CompleteRunRequest;
import io.datadecide.proto.run.v1.FailRunRequest;
import io.datadecide.proto.run.v1.FailureKind;
import io.datadecide.proto.run.v1.LeaseRunResponse;
import io.datadecide.proto.run.v1.PrepareWork;
import io.datadecide.proto.run.v1.TrainWork;
import io.datadecide.proto.run.v1.Usage;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.TrainerException.Dismissed;
import io.datadecide.trainer.TrainerException.Diverged;
import io.datadecide.trainer.TrainerException.Preempted;
import io.datadecide.trainer.TrainerException.Unreachable;
import io.datadecide.trainer.config.TrainerConfig;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.remote.RunPlace;
import io.datadecide.trainer.remote.WorkPlaces;
import io.datadecide.trainer.report.Coordinator;
import io.datadecide.trainer.report.Reports;
import io.datadecide.trainer.trace.AttemptTrace;
import io.datadecide.trainer.train.TrainingEnd;
import io.datadecide.trainer.train.TrainingLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One attempt at one run: lease, work, reports, completion or failure. */
public final class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration FAIL_REPORT_TIMEOUT = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Coordinator coordinator;
    private final TrainerConfig config;
    private final StopSignal stop;
    private final WorkPlaces places;
    private final AttemptTrace trace;
    private final Instant began = Instant.now();
    private final long startedNanos = System.nanoTime();

    /** A worker for the attempt that the coordinator's token stands for. */
    public Worker(
            Coordinator coordinator, TrainerConfig config, WorkPlaces places, StopSignal stop, AttemptTrace trace) {
        this.coordinator = coordinator;
        this.config = config;
        this.stop = stop;
        this.places = places;
        this.trace = trace;
    }

    /** Does the work; the exit code of the process. */
    public int run(String host) {
        try {
            LeaseRunResponse lease = coordinator.lease(host);
            return switch (lease.getWorkCase()) {
                case PREPARE -> prepare(lease.getPrepare());
                case TRAIN -> train(lease.getTrain());
                case WORK_NOT_SET ->
                    throw new BadRun("the lease holds no work this version knows: update the trainer", null);
            };
        } catch (Dismissed | Unreachable e) {
            LOG.errorf("%s", e.getMessage());
            return 1;
        } catch (RuntimeException | OutOfMemoryError e) {
            return fail(Failure.of(e), e);
        }
    }

    private int prepare(PrepareWork work) {
        Path directory = places.tokens(work.getOutputDirectory());
        TokenManifest manifest = existing(directory);
        if (manifest == null) {
            manifest = tokenize(ResolvedCorpus.fromJson(work.getCorpusJson()), directory);
        }
        places.keepTokens(work.getOutputDirectory());
        trace.prepared(began, manifest.tokens());
        coordinator.complete(CompleteRunRequest.newBuilder()
                .setUsage(Usage.newBuilder().setWallSeconds(seconds()))
                .setTokenSha256(manifest.sha256())
                .setTokenCount(manifest.tokens()));
        return 0;
    }

    private TokenManifest tokenize(ResolvedCorpus corpus, Path directory) {
        try (Reports reports = coordinator.reports(stop)) {
            ReportingListener listener = new ReportingListener(reports);
            TokenManifest manifest = CorpusPreparation.prepare(corpus, directory, (documents, tokens) -> {
                requireWanted();
                listener.prepared(documents, tokens);
            });
            reports.finish();
            return manifest;
        }
    }

    /** The directory is named by the corpus's identity: what an attempt before finished is good. */
    private static @Nullable TokenManifest existing(Path directory) {
        if (!Files.isDirectory(directory)) {
            return null;
        }
        try (TokenFile file = TokenFile.open(directory)) {
            return file.manifest();
        } catch (BadTokenFile e) {
            LOG.warnf("%s: made again", e.getMessage());
            return null;
        }
    }

    private void requireWanted() {
        switch (stop.reason()) {
            case StopSignal.Reason.None _ -> {}
            case StopSignal.Reason.Terminated _ -> throw new Preempted("stopped while it prepared the corpus");
            case StopSignal.Reason.Dismissed(String answer) -> throw new Dismissed(answer);
        }
    }

    private int train(TrainWork work) {
        ResolvedRun run = ResolvedRun.fromJson(work.getRunJson());
        TorchRuntime.start(config.threads(), config.device());
        try (TokenFile corpus = TokenFile.open(places.tokens(work.getTokenDirectory()));
                Reports reports = coordinator.reports(stop)) {
            RunPlace place = places.run(work.getRunDirectory(), run);
            TrainingLoop loop = new TrainingLoop(
                    run,
                    place.directory(),
                    config.codeVersion(),
                    config.divergenceFactor(),
                    place.restore(trace.over(new ReportingListener(reports), began)),
                    stop);
            return switch (train(loop, corpus, reports)) {
                case TrainingEnd.Finished finished -> complete(run, finished);
                case TrainingEnd.Stopped stopped -> leave(stopped);
            };
        }
    }

    /** However training ends, the coordinator receives all reports before the end. */
    private static TrainingEnd train(TrainingLoop loop, TokenFile corpus, Reports reports) {
        try {
            TrainingEnd end = loop.train(corpus);
            if (end instanceof TrainingEnd.Finished) {
                reports.finish();
            }
            return end;
        } catch (Diverged e) {
            reports.finish();
            throw e;
        }
    }

    private int complete(ResolvedRun run, TrainingEnd.Finished finished) {
        long tokens = finished.stepsTaken() * run.tokensPerStep();
        coordinator.complete(CompleteRunRequest.newBuilder()
                .setUsage(Usage.newBuilder()
                        .setWallSeconds(seconds())
                        .setTokens(tokens)
                        .setFlops(6.0 * run.params() * tokens)));
        LOG.infof("finished runId=%s stepsTaken=%d seconds=%.1f", run.id(), finished.stepsTaken(), seconds());
        return 0;
    }

    private int leave(TrainingEnd.Stopped stopped) {
        return switch (stopped.reason()) {
            case StopSignal.Reason.Dismissed(String answer) -> throw new Dismissed(answer);
            case StopSignal.Reason.Terminated _ -> preempted("stopped and saved after step " + stopped.step());
            case StopSignal.Reason.None _ -> throw new IllegalStateException("stopped for no reason");
        };
    }

    private int preempted(String reason) {
        LOG.infof("%s", reason);
        coordinator.failIfThere(
                FailRunRequest.newBuilder()
                        .setKind(FailureKind.FAILURE_KIND_PREEMPTED)
                        .setReason(reason),
                FAIL_REPORT_TIMEOUT);
        return 0;
    }

    private int fail(Failure failure, Throwable cause) {
        if (failure.kind() == FailureKind.FAILURE_KIND_PREEMPTED) {
            return preempted(failure.reason());
        }
        LOG.errorf("failed kind=%s step=%d reason=%s", failure.kind(), failure.step(), failure.reason());
        LOG.debug("the cause in full", cause);
        try {
            coordinator.fail(FailRunRequest.newBuilder()
                    .setKind(failure.kind())
                    .setReason(failure.reason())
                    .setStep(failure.step()));
        } catch (Dismissed | Unreachable e) {
            LOG.errorf("the coordinator was not notified: %s", e.getMessage());
        }
        return 1;
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / NANOS_PER_SECOND;
    }
}
