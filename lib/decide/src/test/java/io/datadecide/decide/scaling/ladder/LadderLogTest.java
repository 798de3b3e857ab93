package io.datadecide.decide.scaling.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.scaling.ladder.LadderLog.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderLogTest {
    private static final String HEADER =
            "_step,batch_size_in_tokens,eval/downstream_bpb/piqa_val_rc_5shot_bpb,eval/downstream/piqa_val_rc_5shot_len_norm\n";
    private static final LadderTask PIQA = LadderTask.of("piqa_val_5shot");

    @TempDir
    Path directory;

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("run.csv"), text);
    }

    @Test
    void tokensAreStepsTimesBatchWhereNoColumnCountsThem() throws IOException {
        assertThat(LadderLog.read(log(HEADER + "10,512,1.5,0.6\n"), PIQA))
                .containsExactly(new Evaluation(5120, 1.5, 0.6));
    }

    @Test
    void tokensAreTakenFromTheirColumnWhereThereIsOne() throws IOException {
        Path log = log("throughput/total_tokens," + HEADER + "4096,10,512,1.5,0.6\n");

        assertThat(LadderLog.read(log, PIQA)).containsExactly(new Evaluation(4096, 1.5, 0.6));
    }

    @Test
    void mmluIsTheWeightedMeanOfItsGroups() {
        assertThat(LadderTask.of("mmlu_avg_test").parts())
                .extracting(LadderTask.Part::weight)
                .containsExactly(0.215, 0.335, 0.219, 0.231);
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path log = log("_step,batch_size_in_tokens\n1,2\n");

        assertThatThrownBy(() -> LadderLog.read(log, PIQA))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("run.csv:1: no column eval/downstream_bpb/piqa_val_rc_5shot_bpb");
    }

    @Test
    void aNumberThatIsNoneIsNamedWithLineAndColumn() throws IOException {
        Path log = log(HEADER + "1,2,3,4\n1,2,NaN,4\n");

        assertThatThrownBy(() -> LadderLog.read(log, PIQA))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("run.csv:3:3: ")
                .hasMessageContaining("\"NaN\"; it must be a finite number");
    }

    @Test
    void aCutOffLineIsAnErrorAndNotAZero() throws IOException {
        Path log = log(HEADER + "1,2,3");

        assertThatThrownBy(() -> LadderLog.read(log, PIQA))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("run.csv:2:4: ");
    }

    @Test
    void anEmptyLogIsAnError() throws IOException {
        Path log = log(HEADER);

        assertThatThrownBy(() -> LadderLog.read(log, PIQA)).hasMessageContaining("no evaluation in it");
    }
}
