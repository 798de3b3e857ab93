package io.datadecide.coordinator.api;

import com.google.protobuf.Timestamp;
import io.datadecide.coordinator.schedule.RunExplanations;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.ScoreCount;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.RunStateCount;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Experiments as messages. */
final class ExperimentMessages {
    private final RunStore runs;
    private final CheckpointStore checkpoints;
    private final Supplier<RunExplanations> explanations;

    ExperimentMessages(RunStore runs, CheckpointStore checkpoints, Supplier<RunExplanations> explanations) {
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.explanations = explanations;
    }

    /** Some runs as they are now; those that are gone are left out. */
    Stream<io.datadecide.proto.experiment.v1.Run> runs(Collection<RunKey> keys) {
        RunExplanations why = explanations.get();
        return keys.stream().map(runs::find).flatMap(Optional::stream).map(run -> RunMessages.of(run, why));
    }

    /** With its runs. */
    Experiment whole(StoredExperiment experiment) {
        RunExplanations why = explanations.get();
        return counted(experiment).toBuilder()
                .addAllRuns(runs.ofExperiment(experiment.name()).stream()
                        .map(run -> RunMessages.of(run, why))
                        .toList())
                .build();
    }

    /** Without its runs, but with their number. */
    Experiment counted(StoredExperiment experiment) {
        Experiment.Builder message = summary(experiment).toBuilder();
        new TreeMap<>(runs.countTrainings(experiment.name()))
                .forEach((state, count) -> message.addRunCounts(RunStateCount.newBuilder()
                        .setState(RunMessages.state(state))
                        .setRuns(Math.toIntExact(count))));
        return message.build();
    }

    /** Without anything about its runs: changes as seldom as the experiment itself does. */
    Experiment summary(StoredExperiment experiment) {
        ScoreCount count = checkpoints.count(experiment.name());
        Experiment.Builder message = Experiment.newBuilder()
                .setName(experiment.name())
                .setState(state(experiment))
                .setReason(experiment.reason())
                .setCreateTime(timestamp(experiment.createdAt()))
                .setScoredCheckpoints(count.scored())
                .setTotalCheckpoints(count.total());
        Instant end = experiment.endedAt();
        if (end != null) {
            message.setEndTime(timestamp(end));
        }
        return message.build();
    }

    private static ExperimentState state(StoredExperiment experiment) {
        return switch (experiment.state()) {
            case RUNNING -> ExperimentState.EXPERIMENT_STATE_RUNNING;
            case SUCCEEDED -> ExperimentState.EXPERIMENT_STATE_SUCCEEDED;
            case FAILED -> ExperimentState.EXPERIMENT_STATE_FAILED;
            case CANCELLED -> ExperimentState.EXPERIMENT_STATE_CANCELLED;
        };
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
