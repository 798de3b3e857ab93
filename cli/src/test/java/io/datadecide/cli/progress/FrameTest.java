package io.datadecide.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    @ParameterizedTest
    @CsvSource({"3,20", "5,40", "8,80", "24,80", "50,200", "200,500"})
    void fitsATerminalOfAnySize(int rows, int columns) {
        List<AttributedString> lines = new Frame(progress(40), "/tmp/out", rows, columns).lines();
        assertThat(lines).hasSizeLessThan(rows).allMatch(line -> line.columnLength() < columns);
    }

    @Test
    void showsWhatRunsAndAMatrixOfAllWhereThereIsRoom() {
        List<String> lines = new Frame(progress(4), "/tmp/out", 40, 120)
                .lines().stream().map(AttributedString::toString).toList();
        assertThat(lines).anyMatch(line -> line.startsWith("small"));
        assertThat(lines).anyMatch(line -> line.contains("corpus0") && line.contains("▶"));
        assertThat(lines)
                .anyMatch(line -> line.contains("10/100") && line.contains("2.5000") && line.contains("12.5 k"));
    }

    private static ExperimentProgress progress(int corpora) {
        Experiment.Builder experiment = Experiment.newBuilder().setName("small");
        for (int i = 0; i < corpora; i++) {
            experiment.addRuns(Run.newBuilder()
                    .setId("corpus" + i)
                    .setKind(RunKind.RUN_KIND_TRAIN)
                    .setCorpus("corpus" + i)
                    .setSize("nano1")
                    .setSeed(1)
                    .setState(RunState.RUN_STATE_RUNNING)
                    .setStep(10)
                    .setTotalSteps(100)
                    .setLoss(2.5)
                    .setTokensPerSecond(12_500));
        }
        ExperimentProgress progress = new ExperimentProgress();
        progress.apply(
                WatchExperimentResponse.newBuilder().setExperiment(experiment).build());
        return progress;
    }
}
