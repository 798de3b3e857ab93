package io.datadecide.scorer.api;

import io.datadecide.corpus.contamination.NgramIndex;
import io.datadecide.proto.score.v1.ListTasksRequest;
import io.datadecide.proto.score.v1.ListTasksResponse;
import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.answer.ScoringOrder;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.error.ScorerException.DamagedCheckpoint;
import io.datadecide.serving.CallEnds;
import io.datadecide.serving.Recipient;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.grpc.GrpcService;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Serves the scoring contract: scores checkpoints and lists tasks. */
@GrpcService
public class GrpcScoringService extends ScoringServiceGrpc.ScoringServiceImplBase {
    private static final Logger LOG = Logger.getLogger(GrpcScoringService.class);

    private final ScoringQueue queue;
    private final TaskListing listing;
    private final FetchedCheckpoints checkpoints;
    private final CallEnds ends;
    private final MeterRegistry meters;
    private final Tracer tracer;

    GrpcScoringService(
            ScoringQueue queue,
            TaskListing listing,
            FetchedCheckpoints checkpoints,
            CallEnds ends,
            MeterRegistry meters,
            Tracer tracer) {
        this.queue = queue;
        this.listing = listing;
        this.checkpoints = checkpoints;
        this.ends = ends;
        this.meters = meters;
        this.tracer = tracer;
    }

    @Override
    public void scoreCheckpoint(ScoreCheckpointRequest request, StreamObserver<ScoreCheckpointResponse> observer) {
        AnswerStream answers = new AnswerStream(
                new Recipient<>(observer, ends), request.getWithInstances(), meters.counter(ScorerMeters.INSTANCES));
        try {
            ScoringOrder order = order(request);
            String location = request.getCheckpointDirectory();
            OrderTrace trace = new OrderTrace(tracer, Context.current(), answers);
            queue.submit(
                    request.getFairnessKey(),
                    scoring -> score(scoring, order, location, answers, trace),
                    answers::isWanted);
        } catch (RuntimeException e) {
            answers.fail(e);
        }
    }

    @Override
    public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> observer) {
        listing.submit(request.getDirectory(), observer);
    }

    private static ScoringOrder order(ScoreCheckpointRequest request) {
        return new ScoringOrder(
                Path.of(request.getCheckpointDirectory()),
                request.getManifestSha256(),
                request.getTokenizer(),
                request.getTasksList().stream().map(TaskMapping::spec).toList(),
                contamination(request));
    }

    private static ContaminationCheck contamination(ScoreCheckpointRequest request) {
        if (!request.hasContamination()) {
            return ContaminationCheck.none();
        }
        int words = request.getContamination().getNgramWords();
        return new ContaminationCheck(
                request.getContamination().getCorporaList(), words == 0 ? NgramIndex.DEFAULT_LENGTH : words);
    }

    private void score(
            CheckpointScoring scoring, ScoringOrder order, String location, AnswerStream answers, OrderTrace trace) {
        Timer.Sample started = Timer.start(meters);
        String outcome = "refused";
        trace.begin();
        try {
            answers.requireWanted();
            Path local = checkpoints.local(location, order.manifestSha256());
            try (trace) {
                scoring.score(order.at(local), trace, answers::requireWanted);
            }
            answers.complete();
            outcome = "scored";
            LOG.infof("scored checkpoint=%s tasks=%d", location, order.tasks().size());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warnf("not scored checkpoint=%s reason=%s", location, e.getMessage());
            if (e instanceof DamagedCheckpoint) {
                checkpoints.drop(location, order.manifestSha256());
            }
            answers.fail(e);
        } finally {
            started.stop(meters.timer(ScorerMeters.ORDERS, "outcome", outcome));
        }
    }
}
