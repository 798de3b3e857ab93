package io.datadecide.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExperimentProgressTest {

    /** Of the compute of these runs, the small ones are a five-hundredth; of their time, with their starts, a fifth. */
    private static final Grid GRID = Grid.of(ExperimentFile.parse("""
            name: small
            corpora: [{name: a, path: a}, {name: b, path: b}]
            sizes: [{name: tiny, layers: 1, width: 8, heads: 1}, nano3]
            seeds: [1]
            tokens: 500k
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: nano3}
            """, Path.of("/nowhere")));

    private final AtomicLong now = new AtomicLong();
    private final ExperimentProgress progress = new ExperimentProgress(GRID, now::get);

    private void tell(ResolvedRun run, RunState state, long step) {
        progress.apply(WatchExperimentResponse.newBuilder()
                .setRun(Run.newBuilder()
                        .setId(run.id())
                        .setKind(RunKind.RUN_KIND_TRAIN)
                        .setState(state)
                        .setStep(step)
                        .setTotalSteps(run.optimization().steps()))
                .build());
    }

    @Test
    void theRestIsEstimatedByTheTimeOfRunsNotByTheirComputeAlone() {
        for (ResolvedRun run : GRID.runs()) {
            tell(run, RunState.RUN_STATE_PENDING, 0);
        }
        now.addAndGet(Duration.ofMinutes(5).toNanos()); // corpora are being prepared
        for (ResolvedRun run : GRID.runs()) {
            if (run.shape().name().equals("tiny")) {
                tell(run, RunState.RUN_STATE_STARTING, 0);
            }
        }
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        for (ResolvedRun run : GRID.runs()) {
            if (run.shape().name().equals("tiny")) {
                tell(run, RunState.RUN_STATE_SUCCEEDED, run.optimization().steps());
            }
        }
        double done = progress.share();
        assertThat(done).isBetween(0.1, 0.4);
        assertThat(progress.remaining())
                .hasValueSatisfying(rest -> assertThat(rest.toSeconds()).isEqualTo((long) (10 * (1 - done) / done)));
    }
}
