package io.datadecide.scorer.api;

import io.datadecide.proto.score.v1.ListTasksRequest;
import io.datadecide.proto.score.v1.ListTasksResponse;
import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.answer.ScoringOrder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Answers what checkpoints think of tasks. */
@GrpcService
public class GrpcScoringService extends ScoringServiceGrpc.ScoringServiceImplBase {
    private static final Logger LOG = Logger.getLogger(GrpcScoringService.class);

    private final ScoringQueue queue;
    private final TaskListing listing;

    GrpcScoringService(ScoringQueue queue, TaskListing listing) {
        this.queue = queue;
        this.listing = listing;
    }

    @Override
    public void scoreCheckpoint(ScoreCheckpointRequest request, StreamObserver<ScoreCheckpointResponse> observer) {
        AnswerStream answers = new AnswerStream(
                (ServerCallStreamObserver<ScoreCheckpointResponse>) observer, request.getWithInstances());
        try {
            ScoringOrder order = order(request);
            queue.submit(scoring -> score(scoring, order, answers));
        } catch (RuntimeException e) {
            answers.fail(e);
        }
    }

    @Override
    public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> observer) {
        queue.submit(_ -> {
            try {
                observer.onNext(listing.list(request.getDirectory()));
                observer.onCompleted();
            } catch (RuntimeException e) {
                observer.onError(Failures.of(e));
            }
        });
    }

    private static ScoringOrder order(ScoreCheckpointRequest request) {
        return new ScoringOrder(
                Path.of(request.getCheckpointDirectory()),
                request.getManifestSha256(),
                request.getTokenizer(),
                request.getTasksList().stream().map(TaskMapping::spec).toList());
    }

    private static void score(CheckpointScoring scoring, ScoringOrder order, AnswerStream answers) {
        try {
            answers.requireWanted();
            scoring.score(order, answers, answers::requireWanted);
            answers.complete();
            LOG.infof(
                    "scored checkpoint=%s tasks=%d",
                    order.checkpoint(), order.tasks().size());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warnf("not scored checkpoint=%s reason=%s", order.checkpoint(), e.getMessage());
            answers.fail(e);
        }
    }
}
