package io.datadecide.cli.local;

import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import io.datadecide.proto.experiment.v1.RetryExperimentRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.Iterator;

/** Speaks to a coordinator. Every call throws {@link io.grpc.StatusRuntimeException} where it is refused. */
public final class ExperimentClient implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    /** The state of a large grid is one message. */
    private static final int GREATEST_MESSAGE_BYTES = 64 << 20;

    private final ManagedChannel channel;
    private final ExperimentServiceBlockingStub experiments;

    public ExperimentClient(Endpoint endpoint) {
        this.channel = NettyChannelBuilder.forTarget(endpoint.address())
                .usePlaintext()
                .maxInboundMessageSize(GREATEST_MESSAGE_BYTES)
                .build();
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + endpoint.token());
        this.experiments = ExperimentServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Creates the experiment, or finds it. */
    public Experiment create(String yaml, String baseDirectory) {
        return experiments
                .createExperiment(CreateExperimentRequest.newBuilder()
                        .setExperimentYaml(yaml)
                        .setBaseDirectory(baseDirectory)
                        .build())
                .getExperiment();
    }

    /** Gives runs that failed or were stopped new attempts. */
    public Experiment retry(String name) {
        return experiments
                .retryExperiment(
                        RetryExperimentRequest.newBuilder().setName(name).build())
                .getExperiment();
    }

    /** The state now, then every change until the experiment ends. */
    public Iterator<WatchExperimentResponse> watch(String name) {
        return experiments.watchExperiment(
                WatchExperimentRequest.newBuilder().setName(name).build());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
