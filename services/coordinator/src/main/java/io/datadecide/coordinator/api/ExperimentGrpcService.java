package io.datadecide.coordinator.api;

import io.datadecide.coordinator.error.CoordinatorException.BadRequest;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.experiment.ExperimentPlanner;
import io.datadecide.coordinator.experiment.FileVariables;
import io.datadecide.coordinator.schedule.ExperimentCommands;
import io.datadecide.coordinator.schedule.ExperimentDeletion;
import io.datadecide.coordinator.schedule.RunExplanations;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.NewExperiment;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.decide.DecisionJson;
import io.datadecide.proto.experiment.v1.CancelExperimentRequest;
import io.datadecide.proto.experiment.v1.CancelExperimentResponse;
import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.CreateExperimentResponse;
import io.datadecide.proto.experiment.v1.DeleteExperimentRequest;
import io.datadecide.proto.experiment.v1.DeleteExperimentResponse;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.ExportExperimentRequest;
import io.datadecide.proto.experiment.v1.ExportExperimentResponse;
import io.datadecide.proto.experiment.v1.GetDecisionRequest;
import io.datadecide.proto.experiment.v1.GetDecisionResponse;
import io.datadecide.proto.experiment.v1.GetExperimentRequest;
import io.datadecide.proto.experiment.v1.GetExperimentResponse;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsResponse;
import io.datadecide.proto.experiment.v1.RetryExperimentRequest;
import io.datadecide.proto.experiment.v1.RetryExperimentResponse;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsResponse;
import io.datadecide.proto.experiment.v1.WatchExperimentRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.datadecide.serving.CallEnds;
import io.datadecide.serving.Recipient;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.time.InstantSource;
import java.util.List;

/** Experiments over gRPC. */
@GrpcService
@Blocking
public class ExperimentGrpcService extends ExperimentServiceGrpc.ExperimentServiceImplBase {
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 500;

    private final ExperimentCommands commands;
    private final ExperimentStore experiments;
    private final ExperimentMessages messages;
    private final DecisionReports reports;
    private final ExperimentDeletion deletion;
    private final RunLogStream logs;
    private final FileVariables variables;
    private final ChangeSignals signals;
    private final CallEnds ends;

    public ExperimentGrpcService(
            ExperimentCommands commands,
            ExperimentStore experiments,
            RunStore runs,
            CheckpointStore checkpoints,
            DecisionReports reports,
            ExperimentDeletion deletion,
            RunLogStream logs,
            FileVariables variables,
            InstantSource clock,
            ChangeSignals signals,
            CallEnds ends) {
        this.commands = commands;
        this.experiments = experiments;
        this.messages = new ExperimentMessages(
                runs, checkpoints, () -> new RunExplanations(experiments, runs, checkpoints, clock));
        this.reports = reports;
        this.deletion = deletion;
        this.logs = logs;
        this.variables = variables;
        this.signals = signals;
        this.ends = ends;
    }

    @Override
    public void createExperiment(CreateExperimentRequest request, StreamObserver<CreateExperimentResponse> observer) {
        Answer.unary(observer, () -> {
            NewExperiment wanted =
                    ExperimentPlanner.plan(request.getExperimentYaml(), request.getBaseDirectory(), variables);
            boolean created = commands.create(wanted);
            return CreateExperimentResponse.newBuilder()
                    .setExperiment(messages.whole(commands.require(wanted.name())))
                    .setCreated(created)
                    .build();
        });
    }

    @Override
    public void getExperiment(GetExperimentRequest request, StreamObserver<GetExperimentResponse> observer) {
        Answer.unary(
                observer,
                () -> GetExperimentResponse.newBuilder()
                        .setExperiment(messages.whole(commands.require(request.getName())))
                        .build());
    }

    @Override
    public void listExperiments(ListExperimentsRequest request, StreamObserver<ListExperimentsResponse> observer) {
        Answer.unary(observer, () -> {
            int size = pageSize(request.getPageSize());
            List<StoredExperiment> page =
                    experiments.newest(ExperimentFilters.of(request), size + 1, before(request.getPageToken()));
            ListExperimentsResponse.Builder response = ListExperimentsResponse.newBuilder();
            page.stream().limit(size).map(messages::counted).forEach(response::addExperiments);
            if (page.size() > size) {
                response.setNextPageToken(Long.toString(page.get(size - 1).sequence()));
            }
            return response.build();
        });
    }

    private static int pageSize(int asked) {
        if (asked < 0 || asked > MAX_PAGE) {
            throw BadRequest.field("page_size", asked + " is not from 0 to " + MAX_PAGE);
        }
        return asked == 0 ? DEFAULT_PAGE : asked;
    }

    private static long before(String pageToken) {
        try {
            return pageToken.isEmpty() ? Long.MAX_VALUE : Long.parseLong(pageToken);
        } catch (NumberFormatException e) {
            throw BadRequest.field("page_token", "'" + pageToken + "' is not a token from an earlier page");
        }
    }

    @Override
    public void watchExperiment(WatchExperimentRequest request, StreamObserver<WatchExperimentResponse> observer) {
        String name = request.getName();
        Answer.stream("watch-" + name, new Recipient<>(observer, ends), watcher -> watch(name, watcher));
    }

    private void watch(String name, Recipient<WatchExperimentResponse> watcher) throws InterruptedException {
        ExperimentWatch watch = new ExperimentWatch(name, experiments, messages, watcher);
        signals.add(watch);
        try {
            watch.stream(commands.require(name));
        } finally {
            signals.remove(watch);
        }
    }

    @Override
    public void cancelExperiment(CancelExperimentRequest request, StreamObserver<CancelExperimentResponse> observer) {
        Answer.unary(
                observer,
                () -> CancelExperimentResponse.newBuilder()
                        .setExperiment(messages.whole(commands.cancel(request.getName())))
                        .build());
    }

    @Override
    public void retryExperiment(RetryExperimentRequest request, StreamObserver<RetryExperimentResponse> observer) {
        Answer.unary(observer, () -> {
            int retried = commands.retry(request.getName(), request.getFailedOnly());
            return RetryExperimentResponse.newBuilder()
                    .setExperiment(messages.whole(commands.require(request.getName())))
                    .setRetried(retried)
                    .build();
        });
    }

    @Override
    public void deleteExperiment(DeleteExperimentRequest request, StreamObserver<DeleteExperimentResponse> observer) {
        Answer.unary(
                observer,
                () -> DeleteExperimentResponse.newBuilder()
                        .setDeletedDirectories(
                                deletion.delete(request.getName(), request.getForce(), request.getDeleteFiles()))
                        .build());
    }

    @Override
    public void streamRunLogs(StreamRunLogsRequest request, StreamObserver<StreamRunLogsResponse> observer) {
        Answer.stream("logs-" + request.getRunId(), new Recipient<>(observer, ends), reader -> {
            commands.require(request.getName());
            logs.stream(request, reader);
        });
    }

    @Override
    public void getDecision(GetDecisionRequest request, StreamObserver<GetDecisionResponse> observer) {
        Answer.unary(observer, () -> {
            StoredExperiment experiment = commands.require(request.getName());
            return GetDecisionResponse.newBuilder()
                    .setDecisionJson(DecisionJson.toJson(reports.decision(request.getName())))
                    .setFinal(experiment.state().ended())
                    .build();
        });
    }

    @Override
    public void exportExperiment(ExportExperimentRequest request, StreamObserver<ExportExperimentResponse> observer) {
        Answer.stream("export-" + request.getName(), new Recipient<>(observer, ends), reader -> {
            commands.require(request.getName());
            reports.stream(request.getName(), reader);
        });
    }
}
