package io.datadecide.coordinator.api;

import com.google.protobuf.Duration;
import io.datadecide.coordinator.schedule.RunExplanations;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunProgress;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import java.util.Optional;

/** Runs as messages. */
final class RunMessages {
    private RunMessages() {}

    static io.datadecide.proto.experiment.v1.Run of(Run run, RunExplanations why) {
        RunProgress progress = run.progress();
        io.datadecide.proto.experiment.v1.Run.Builder message = io.datadecide.proto.experiment.v1.Run.newBuilder()
                .setId(run.key().id())
                .setKind(kind(run))
                .setCorpus(run.plan().corpus())
                .setSize(run.plan().size())
                .setSeed(run.plan().seed())
                .setState(state(run.state()))
                .setReason(why.reason(run))
                .setExplanation(OneLine.of(why.sentence(run)))
                .setAttempt(run.attempt())
                .setStep(progress.step())
                .setTotalSteps(run.plan().totalSteps())
                .setLoss(progress.loss())
                .setTokensPerSecond(progress.tokensPerSecond())
                .setTokens(progress.tokens())
                .setFlops(run.plan().flops());
        remaining(run).ifPresent(message::setRemaining);
        return message.build();
    }

    /** The steps that are left, at the newest throughput. */
    private static Optional<Duration> remaining(Run run) {
        RunProgress progress = run.progress();
        if (progress.tokensPerSecond() <= 0 || progress.step() <= 0) {
            return Optional.empty();
        }
        double tokensPerStep = (double) progress.tokens() / progress.step();
        double seconds = (run.plan().totalSteps() - progress.step()) * tokensPerStep / progress.tokensPerSecond();
        return Optional.of(Duration.newBuilder().setSeconds(Math.round(seconds)).build());
    }

    private static RunKind kind(Run run) {
        return switch (run.plan().kind()) {
            case PREPARE -> RunKind.RUN_KIND_PREPARE;
            case TRAIN -> RunKind.RUN_KIND_TRAIN;
        };
    }

    static RunState state(io.datadecide.coordinator.schedule.state.RunState state) {
        return switch (state) {
            case PENDING -> RunState.RUN_STATE_PENDING;
            case STARTING -> RunState.RUN_STATE_STARTING;
            case RUNNING -> RunState.RUN_STATE_RUNNING;
            case SCORING -> RunState.RUN_STATE_SCORING;
            case SUCCEEDED -> RunState.RUN_STATE_SUCCEEDED;
            case FAILED -> RunState.RUN_STATE_FAILED;
            case CANCELLED -> RunState.RUN_STATE_CANCELLED;
        };
    }
}
