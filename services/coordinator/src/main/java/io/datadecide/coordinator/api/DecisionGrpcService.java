package io.datadecide.coordinator.api;

import io.datadecide.coordinator.error.CoordinatorException.BadRequest;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.DecisionMaker;
import io.datadecide.decide.Question;
import io.datadecide.decide.evidence.EvidenceBuilder;
import io.datadecide.decide.evidence.EvidenceRow;
import io.datadecide.proto.decision.v1.DecideRequest;
import io.datadecide.proto.decision.v1.DecideResponse;
import io.datadecide.proto.decision.v1.DecisionQuestion;
import io.datadecide.proto.decision.v1.DecisionServiceGrpc;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import org.jspecify.annotations.Nullable;

/** Decisions on evidence from anywhere, over gRPC. */
@GrpcService
@Blocking
public class DecisionGrpcService extends DecisionServiceGrpc.DecisionServiceImplBase {

    @Override
    public StreamObserver<DecideRequest> decide(StreamObserver<DecideResponse> observer) {
        return new EvidenceStream(observer);
    }

    private static final class EvidenceStream implements StreamObserver<DecideRequest> {
        private final StreamObserver<DecideResponse> observer;
        private final EvidenceBuilder evidence = new EvidenceBuilder();
        private @Nullable Question question;
        private long row;
        private boolean refused;

        EvidenceStream(StreamObserver<DecideResponse> observer) {
            this.observer = observer;
        }

        @Override
        public void onNext(DecideRequest request) {
            if (refused) {
                return;
            }
            try {
                if (request.hasQuestion()) {
                    question = question(request.getQuestion());
                }
                request.getRows().getRowsList().forEach(this::add);
            } catch (RuntimeException e) {
                refused = true;
                observer.onError(ErrorStatus.of(e));
            }
        }

        private void add(io.datadecide.proto.decision.v1.EvidenceRow message) {
            try {
                evidence.add(new EvidenceRow(
                        message.getCorpus(),
                        message.getSize(),
                        message.getParams(),
                        message.getTokens(),
                        message.getFlops(),
                        message.getSeed(),
                        message.getStep(),
                        message.getTask(),
                        message.getMetric(),
                        message.getValue()));
                row++;
            } catch (RuntimeException e) {
                throw BadRequest.field("rows.rows[" + row + "]", String.valueOf(e.getMessage()));
            }
        }

        private static Question question(DecisionQuestion message) {
            if (message.getTargetSize().isEmpty()) {
                throw BadRequest.field("question.target_size", "is empty; name the size that the answer is for");
            }
            Question question = Question.of(message.getTargetSize());
            if (message.getConfidence() != 0) {
                question = question.withConfidence(message.getConfidence());
            }
            if (!message.getTargetMetric().isEmpty()) {
                question = question.withTargetMetric(message.getTargetMetric());
            }
            return message.getTask().isEmpty() ? question : question.withTask(message.getTask());
        }

        @Override
        public void onError(Throwable error) {
            refused = true; // the caller is gone: nobody waits for a decision
        }

        @Override
        public void onCompleted() {
            if (refused) {
                return;
            }
            Answer.unary(observer, () -> {
                Question asked = question;
                if (asked == null) {
                    throw BadRequest.field("question", "is missing; send it in the first message");
                }
                return DecideResponse.newBuilder()
                        .setDecisionJson(DecisionJson.toJson(DecisionMaker.decide(evidence.build(), asked)))
                        .build();
            });
        }
    }
}
