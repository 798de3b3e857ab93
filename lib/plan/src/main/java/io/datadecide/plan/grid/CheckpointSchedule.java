package io.datadecide.plan.grid;

import io.datadecide.plan.experiment.CheckpointPolicy;
import io.datadecide.plan.experiment.CheckpointPolicy.Scored;
import java.util.List;
import java.util.stream.LongStream;

/** Which steps of a run a policy names. */
final class CheckpointSchedule {

    private static final long RESUME_POINTS = 10;
    private static final long LAST_ONES_PER_RUN = 100;

    private CheckpointSchedule() {}

    static CheckpointSteps steps(CheckpointPolicy policy, long steps) {
        long resumeEvery = policy.resumeEverySteps().orElse(Math.ceilDiv(steps, RESUME_POINTS));
        return new CheckpointSteps(scored(policy.scored(), steps), resumeEvery);
    }

    private static List<Long> scored(Scored scored, long steps) {
        LongStream chosen = switch (scored) {
            case Scored.EvenlySpaced(int count) ->
                LongStream.rangeClosed(1, count).map(i -> Math.ceilDiv(i * steps, count));
            case Scored.Last last -> {
                long every = last.everySteps().orElse(Math.ceilDiv(steps, LAST_ONES_PER_RUN));
                yield LongStream.range(0, last.count()).map(i -> steps - i * every);
            }
            case Scored.Every(long every) ->
                LongStream.rangeClosed(1, steps / every).map(i -> i * every);
        };
        return LongStream.concat(chosen, LongStream.of(steps))
                .filter(step -> step >= 1)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }
}
