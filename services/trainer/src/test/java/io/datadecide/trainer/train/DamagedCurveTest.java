package io.datadecide.trainer.train;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.trainer.TrainerException.BadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the checkpoints and is damaged is named, with the mend. */
class DamagedCurveTest {
    private static final String HEADER =
            "step,tokens_seen,loss,gradient_norm,learning_rate,tokens_per_second,resident_bytes\n";
    private static final String ROW = "5,640,5.5,1.25,0.01,1000.0,1000000\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"x0,1280,5.4\n", "10;1280;5.4\n", "10,12\u000080,5.4\n", "10,12\u00ff80,5.4\n", "\n"})
    void aRowThatIsNoneIsNamedAndTheFileStaysAsItIs(String damaged) throws IOException {
        Path curve = Files.writeString(directory.resolve("curve.csv"), HEADER + ROW + damaged, ISO_8859_1);
        byte[] before = Files.readAllBytes(curve);

        assertThatThrownBy(() -> CurveFile.resume(directory, 20))
                .isInstanceOf(BadRun.class)
                .hasMessage(curve + ":3: is not a row of a curve: delete the line, then run the same command again");
        assertThat(curve).hasBinaryContent(before);
    }

    @Test
    void aRowThatWasCutOffByACrashGoes() throws IOException {
        Path curve = Files.writeString(directory.resolve("curve.csv"), HEADER + ROW + "10,12");

        CurveFile.resume(directory, 20);

        assertThat(curve).hasContent(HEADER + ROW);
    }

    @Test
    void aNoteOfAHalfIntervalThatIsNoneIsNamed() throws IOException {
        Path note = Files.writeString(directory.resolve("interval.txt"), "8 1x.5 3\n");

        assertThatThrownBy(() -> Interval.resume(directory, 8))
                .isInstanceOf(BadRun.class)
                .hasMessage(note + ": is not a note of a half interval: delete it, then run the same command again");
    }
}
