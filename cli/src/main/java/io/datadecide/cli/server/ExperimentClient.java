package io.datadecide.cli.server;

import io.datadecide.proto.experiment.v1.CancelExperimentRequest;
import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.CreateExperimentResponse;
import io.datadecide.proto.experiment.v1.DeleteExperimentRequest;
import io.datadecide.proto.experiment.v1.DeleteExperimentResponse;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import io.datadecide.proto.experiment.v1.ExportExperimentRequest;
import io.datadecide.proto.experiment.v1.ExportExperimentResponse;
import io.datadecide.proto.experiment.v1.GetDecisionRequest;
import io.datadecide.proto.experiment.v1.GetDecisionResponse;
import io.datadecide.proto.experiment.v1.GetExperimentRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsResponse;
import io.datadecide.proto.experiment.v1.RetryExperimentRequest;
import io.datadecide.proto.experiment.v1.RetryExperimentResponse;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsResponse;
import io.datadecide.proto.experiment.v1.WatchExperimentRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.function.Supplier;

/** Calls a coordinator. Every call throws {@link ServerException} when it is refused or not answered. */
public final class ExperimentClient implements AutoCloseable {
    private final ServerTarget target;
    private final ServerChannel channel;
    private final ExperimentServiceBlockingStub experiments;

    public ExperimentClient(ServerTarget target) {
        this.target = target;
        this.channel = new ServerChannel(target);
        this.experiments = ExperimentServiceGrpc.newBlockingStub(channel.channel());
    }

    /** Where it is. */
    public ServerAddress address() {
        return target.address();
    }

    /** Creates the experiment, or finds it. */
    public CreateExperimentResponse create(String yaml, String baseDirectory) {
        return call(() -> experiments.createExperiment(CreateExperimentRequest.newBuilder()
                .setExperimentYaml(yaml)
                .setBaseDirectory(baseDirectory)
                .build()));
    }

    /** One experiment with its runs. */
    public Experiment get(String name) {
        return call(() -> experiments
                .getExperiment(GetExperimentRequest.newBuilder().setName(name).build())
                .getExperiment());
    }

    /** A page of experiments. */
    public ListExperimentsResponse list(ListExperimentsRequest request) {
        return call(() -> experiments.listExperiments(request));
    }

    /** Stops an experiment. */
    public Experiment cancel(String name) {
        return call(() -> experiments
                .cancelExperiment(
                        CancelExperimentRequest.newBuilder().setName(name).build())
                .getExperiment());
    }

    /** Gives runs that failed, or were stopped, new attempts. */
    public RetryExperimentResponse retry(String name, boolean failedOnly) {
        return call(() -> experiments.retryExperiment(RetryExperimentRequest.newBuilder()
                .setName(name)
                .setFailedOnly(failedOnly)
                .build()));
    }

    /** Forgets an experiment. */
    public DeleteExperimentResponse delete(String name, boolean force, boolean files) {
        return call(() -> experiments.deleteExperiment(DeleteExperimentRequest.newBuilder()
                .setName(name)
                .setForce(force)
                .setDeleteFiles(files)
                .build()));
    }

    /** The decision from the evidence that there is. */
    public GetDecisionResponse decision(String name) {
        return call(() -> experiments.getDecision(
                GetDecisionRequest.newBuilder().setName(name).build()));
    }

    /** The report's files in pieces. */
    public Iterator<ExportExperimentResponse> export(String name) {
        return stream(() -> experiments.exportExperiment(
                ExportExperimentRequest.newBuilder().setName(name).build()));
    }

    /** What an attempt printed. */
    public Iterator<StreamRunLogsResponse> logs(StreamRunLogsRequest request) {
        return stream(() -> experiments.streamRunLogs(request));
    }

    /** The state now, then every change until the experiment ends. */
    public Iterator<WatchExperimentResponse> watch(String name) {
        return stream(() -> experiments.watchExperiment(
                WatchExperimentRequest.newBuilder().setName(name).build()));
    }

    private <A> A call(Supplier<A> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw ServerException.of(target, e);
        }
    }

    private <A> Iterator<A> stream(Supplier<Iterator<A>> call) {
        Iterator<A> answers = call(call);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return call(answers::hasNext);
            }

            @Override
            public A next() {
                return call(answers::next);
            }
        };
    }

    @Override
    public void close() {
        channel.close();
    }
}
