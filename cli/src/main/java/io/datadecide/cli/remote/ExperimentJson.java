package io.datadecide.cli.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.protobuf.Timestamp;
import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.progress.RunWords;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunStateCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Experiments and runs for programs; times are ISO 8601. */
public final class ExperimentJson {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Whole(
            String name,
            String state,
            String reason,
            String createTime,
            @Nullable String endTime,
            Map<String, Integer> runCounts,
            int scoredCheckpoints,
            int totalCheckpoints,
            @Nullable List<OneRun> runs) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OneRun(
            String id,
            String kind,
            String corpus,
            String size,
            long seed,
            String state,
            int attempt,
            long step,
            long totalSteps,
            long tokens,
            @Nullable Double loss,
            double tokensPerSecond,
            @Nullable Long remainingSeconds,
            String reason,
            String explanation) {}

    private ExperimentJson() {}

    public static Whole summary(Experiment experiment) {
        return of(experiment, null);
    }

    public static Whole whole(Experiment experiment) {
        return of(
                experiment,
                experiment.getRunsList().stream().map(ExperimentJson::run).toList());
    }

    private static Whole of(Experiment experiment, @Nullable List<OneRun> runs) {
        Map<String, Integer> counts = new TreeMap<>();
        for (RunStateCount count : experiment.getRunCountsList()) {
            counts.put(RunWords.state(count.getState()), count.getRuns());
        }
        return new Whole(
                experiment.getName(),
                ExperimentWords.state(experiment.getState()),
                experiment.getReason(),
                time(experiment.getCreateTime()),
                experiment.hasEndTime() ? time(experiment.getEndTime()) : null,
                counts,
                experiment.getScoredCheckpoints(),
                experiment.getTotalCheckpoints(),
                runs);
    }

    public static OneRun run(Run run) {
        return new OneRun(
                run.getId(),
                run.getKind() == RunKind.RUN_KIND_PREPARE ? "prepare" : "train",
                run.getCorpus(),
                run.getSize(),
                run.getSeed(),
                RunWords.state(run.getState()),
                run.getAttempt(),
                run.getStep(),
                run.getTotalSteps(),
                run.getTokens(),
                Double.isFinite(run.getLoss()) ? run.getLoss() : null,
                run.getTokensPerSecond(),
                run.hasRemaining() ? run.getRemaining().getSeconds() : null,
                run.getReason(),
                run.getExplanation());
    }

    private static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
    }
}
