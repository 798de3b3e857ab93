package io.datadecide.language.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.model.TorchRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ParityDumpTest {
    @TempDir
    Path directory;

    @BeforeEach
    void runtime() {
        TorchRuntime.start(1);
    }

    @Test
    void holdsEverythingThatItsReadmeNames() throws IOException {
        Path dump = directory.resolve("dump");

        ParityDump.write(dump, "test");

        assertThat(dump.resolve("README.md")).content().contains("int32, little-endian");
        assertThat(dump.resolve("initial/config.json")).isRegularFile();
        assertThat(dump.resolve("tokens.bin")).hasSize(20L * 8 * 48 * Integer.BYTES);
        assertThat(Checkpoint.verify(dump.resolve("checkpoints/step-00000000"))
                        .manifest()
                        .step())
                .isZero();
        assertThat(Checkpoint.verify(dump.resolve("checkpoints/step-00000020"))
                        .manifest()
                        .step())
                .isEqualTo(20);
        JsonNode parity = new JsonMapper().readTree(dump.resolve("parity.json").toFile());
        assertThat(parity.at("/optimizer/beta2").asDouble()).isEqualTo(0.95);
        assertThat(parity.at("/schedule/peak").asDouble()).isEqualTo(5e-3);
    }

    @Test
    void theStackedRunIsTheRunAloneAndBfloat16IsNear() throws IOException {
        Path dump = directory.resolve("dump");

        ParityDump.write(dump, "test");

        List<Double> losses = losses(dump.resolve("steps.csv"));
        List<Double> stacked = losses(dump.resolve("stacked.csv"));
        List<Double> lowered = losses(dump.resolve("bfloat16.csv"));
        for (int i = 0; i < losses.size(); i++) {
            assertThat(stacked.get(i)).isCloseTo(losses.get(i), within(1e-5));
            assertThat(lowered.get(i)).isCloseTo(losses.get(i), within(0.02));
        }
        assertThat(lowered).isNotEqualTo(losses);
    }

    private static List<Double> losses(Path curve) throws IOException {
        return Files.readAllLines(curve).stream()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",")[1]))
                .toList();
    }

    @Test
    void gradientsAreClippedInSomeStepsAndNotInOthers() throws IOException {
        Path dump = directory.resolve("dump");

        ParityDump.write(dump, "test");

        List<String> lines = Files.readAllLines(dump.resolve("steps.csv"));
        assertThat(lines).hasSize(21);
        assertThat(lines.getFirst()).isEqualTo("step,loss,gradient_norm,learning_rate");
        assertThat(lines.subList(1, 21).stream().map(line -> Double.valueOf(line.split(",")[2])))
                .anyMatch(norm -> norm > 1)
                .anyMatch(norm -> norm < 1);
        assertThat(Double.parseDouble(lines.getLast().split(",")[1])).isLessThan(5);
    }

    @Test
    void twoDumpsAreTheSameToTheLastBit() throws IOException {
        ParityDump.write(directory.resolve("one"), "test");
        ParityDump.write(directory.resolve("two"), "test");

        for (String file : List.of(
                "steps.csv",
                "tokens.bin",
                "initial/model.safetensors",
                "checkpoints/step-00000020/model.safetensors")) {
            assertThat(directory.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("two").resolve(file));
        }
    }

    @Test
    void directoryThatIsInUseIsRefused() throws IOException {
        Files.writeString(directory.resolve("mine"), "");

        assertThatThrownBy(() -> ParityDump.write(directory, "test"))
                .isInstanceOf(LanguageException.BadExport.class)
                .hasMessageContaining(directory + ": exists already");
    }
}
