package io.datadecide.coordinator.score;

import io.datadecide.coordinator.store.Measurement;
import io.datadecide.plan.experiment.TaskSpec;
import io.datadecide.proto.score.v1.ContaminationCheck;
import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.proto.score.v1.Task;
import io.datadecide.proto.score.v1.TaskKind;
import io.datadecide.proto.score.v1.TaskMetric;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The client of the ScoringService. */
public final class GrpcCheckpointScorer implements CheckpointScorer {
    private static final Metadata.Key<String> TRACEPARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final ScorerHost host;
    private final Duration deadline;

    /**
     * A client.
     *
     * @param host where the service runs
     * @param deadline how long one checkpoint may take
     */
    public GrpcCheckpointScorer(ScorerHost host, Duration deadline) {
        this.host = host;
        this.deadline = deadline;
    }

    @Override
    public void score(Request request, Sink sink) {
        ScoringServiceGrpc.ScoringServiceBlockingStub stub = ScoringServiceGrpc.newBlockingStub(host.channel())
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(request)));
        Map<String, List<Measurement>> open = new LinkedHashMap<>();
        try {
            Iterator<ScoreCheckpointResponse> answers = stub.scoreCheckpoint(message(request));
            while (answers.hasNext()) {
                ScoreCheckpointResponse answer = answers.next();
                if (answer.hasMetric()) {
                    TaskMetric metric = answer.getMetric();
                    flushOthers(open, metric.getTask(), sink);
                    open.computeIfAbsent(metric.getTask(), task -> new ArrayList<>())
                            .add(measurement(metric));
                }
            }
        } catch (StatusRuntimeException e) {
            throw translate(request, e);
        }
        open.forEach(sink::scored);
    }

    private static Metadata headers(Request request) {
        Metadata headers = new Metadata();
        if (!request.traceparent().isEmpty()) {
            headers.put(TRACEPARENT, request.traceparent());
        }
        return headers;
    }

    /** Metrics of a task follow each other: when another task speaks, the ones before are complete. */
    private static void flushOthers(Map<String, List<Measurement>> open, String speaking, Sink sink) {
        open.entrySet().removeIf(entry -> {
            boolean complete = !entry.getKey().equals(speaking);
            if (complete) {
                sink.scored(entry.getKey(), entry.getValue());
            }
            return complete;
        });
    }

    private static Measurement measurement(TaskMetric metric) {
        return new Measurement(
                metric.getMetric(),
                metric.getValue(),
                metric.getStandardError(),
                metric.getInstances(),
                metric.getPrimary());
    }

    private ScoringException translate(Request request, StatusRuntimeException e) {
        String description = e.getStatus().getDescription();
        String message = "checkpoint " + request.directory() + " cannot be scored: "
                + (description == null ? e.getStatus().getCode().toString() : description);
        return switch (e.getStatus().getCode()) {
            case NOT_FOUND, DATA_LOSS, INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED ->
                new ScoringException.Unusable(message, e);
            case DEADLINE_EXCEEDED ->
                new ScoringException.Unavailable(message + " within " + deadline.toSeconds() + " s", e);
            default -> new ScoringException.Unavailable(message, e);
        };
    }

    private static ScoreCheckpointRequest message(Request request) {
        ScoreCheckpointRequest.Builder message = ScoreCheckpointRequest.newBuilder()
                .setFairnessKey(request.experiment())
                .setCheckpointDirectory(request.directory())
                .setManifestSha256(request.manifestSha256())
                .setTokenizer(request.tokenizer())
                .addAllTasks(request.tasks().stream()
                        .map(GrpcCheckpointScorer::message)
                        .toList());
        request.contaminationWords()
                .ifPresent(words -> message.setContamination(
                        ContaminationCheck.newBuilder().setNgramWords(words).addAllCorpora(request.corpora())));
        return message.build();
    }

    private static Task message(TaskSpec task) {
        TaskKind kind = switch (task.kind()) {
            case REQUESTS -> TaskKind.TASK_KIND_REQUESTS;
            case TEXT -> TaskKind.TASK_KIND_TEXT;
            case CLOZE -> TaskKind.TASK_KIND_CLOZE;
            case QUESTIONS -> TaskKind.TASK_KIND_QUESTIONS;
        };
        return Task.newBuilder()
                .setName(task.name())
                .setKind(kind)
                .setPath(task.path())
                .setLimit(task.limit())
                .setPrimaryMetric(task.primaryMetric())
                .setChoices(task.choices())
                .setSeed(task.seed())
                .build();
    }
}
