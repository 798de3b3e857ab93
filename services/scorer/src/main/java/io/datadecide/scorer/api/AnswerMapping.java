package io.datadecide.scorer.api;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.proto.score.v1.InstanceAnswer;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.proto.score.v1.ScoringProgress;
import io.datadecide.proto.score.v1.TaskMetric;

/** Maps answers to messages of the contract. */
final class AnswerMapping {

    private AnswerMapping() {}

    static ScoreCheckpointResponse instance(String task, long index, InstanceLikelihood likelihood) {
        InstanceAnswer.Builder answer =
                InstanceAnswer.newBuilder().setTask(task).setInstance(index).setGold(likelihood.gold());
        for (ChoiceLikelihood choice : likelihood.choices()) {
            answer.addChoices(io.datadecide.proto.score.v1.ChoiceLikelihood.newBuilder()
                    .setLogLikelihood(choice.logLikelihood())
                    .setUnconditionalLogLikelihood(choice.unconditionalLogLikelihood())
                    .setTokens(choice.tokens())
                    .setCharacters(choice.characters())
                    .setBytes(choice.bytes()));
        }
        return ScoreCheckpointResponse.newBuilder().setInstance(answer).build();
    }

    static ScoreCheckpointResponse metric(String task, MetricValue value, boolean primary) {
        return ScoreCheckpointResponse.newBuilder()
                .setMetric(TaskMetric.newBuilder()
                        .setTask(task)
                        .setMetric(value.name())
                        .setValue(value.mean())
                        .setStandardError(value.standardError())
                        .setInstances(value.instances())
                        .setPrimary(primary))
                .build();
    }

    static ScoreCheckpointResponse progress(String task, long done, long total) {
        return ScoreCheckpointResponse.newBuilder()
                .setProgress(
                        ScoringProgress.newBuilder().setTask(task).setDone(done).setTotal(total))
                .build();
    }
}
