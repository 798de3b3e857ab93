package io.datadecide.decide.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.datadecide.decide.Decision;
import io.datadecide.decide.DecisionMaker;
import io.datadecide.decide.Question;
import io.datadecide.decide.TestEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Damaged files give one line with line and column, or a decision that keeps its own rules; never anything else. */
class EvidenceFuzzTest {

    private static final int FILES = 100_000;
    private static final Pattern PLACE = Pattern.compile("fuzz:[1-9][0-9]*:[0-9]+: .+");
    private static final List<String> PIECES = List.of(
            "\"",
            ",",
            "\n",
            "\r\n",
            "\"\"",
            "nan",
            "-1",
            "1e999",
            "\0",
            "\u2028",
            "é",
            "a\"b",
            ",,,,,,,,,,,,",
            "0x1p3",
            "corpus",
            "1e400",
            "-inf",
            " ",
            "\uFEFF",
            "99999999999999999999");

    @Test
    void everyDamagedFileGivesALineWithItsPlaceOrAnHonestDecision() {
        byte[] whole = csv();
        long refused = IntStream.range(0, FILES)
                .parallel()
                .filter(i -> refuses(damaged(whole, new Random(i)), i))
                .count();

        assertThat(refused).isBetween(FILES / 10L, FILES - FILES / 20L);
    }

    private static boolean refuses(byte[] file, int number) {
        try {
            Evidence evidence = EvidenceCsv.read(new ByteArrayInputStream(file), "fuzz");
            honest(DecisionMaker.decide(evidence, Question.of("1B").withExtrapolation(false, false)), evidence);
            return false;
        } catch (EvidenceException e) {
            assertThat(e.getMessage()).as("file " + number).matches(PLACE).doesNotContain("\n", "\r");
            return true;
        } catch (QuestionException e) {
            assertThat(e.getMessage())
                    .as("file " + number)
                    .doesNotContain("\n", "\r")
                    .isNotBlank();
            return true;
        } catch (RuntimeException | IOException e) {
            return fail("file " + number + ": " + new String(file, StandardCharsets.UTF_8), e);
        }
    }

    private static void honest(Decision decision, Evidence evidence) {
        decision.ranking().forEach(r -> assertThat(evidence.corpora()).contains(r.corpus()));
        for (int i = 1; i < decision.ranking().size(); i++) {
            assertThat(decision.ranking().get(i - 1).value())
                    .isGreaterThanOrEqualTo(decision.ranking().get(i).value());
        }
        if (decision.recommendation().decided()) {
            assertThat(decision.recommendation().probabilityBest()).isGreaterThanOrEqualTo(0.95);
        }
    }

    private static byte[] csv() {
        StringBuilder text = new StringBuilder(String.join(",", CsvColumns.NAMES)).append(",note\n");
        for (EvidenceRow row : TestEvidence.rows(2, 0.02, 0.01, 3)) {
            text.append(String.join(",", CsvColumns.fields(row))).append(",\"a \"\"note\"\"\"\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] file = whole.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && file.length > 0; changes--) {
            int at = random.nextInt(file.length);
            file = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(file, at);
                case 1 -> spliced(file, at, at, new byte[] {(byte) random.nextInt(256)});
                case 2 -> spliced(file, at, Math.min(file.length, at + 1 + random.nextInt(40)), new byte[0]);
                case 3 ->
                    spliced(
                            file,
                            at,
                            at,
                            PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
                default -> {
                    int end = Math.min(file.length, at + random.nextInt(200));
                    yield spliced(file, end, end, Arrays.copyOfRange(file, at, end));
                }
            };
        }
        return file;
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] with) {
        byte[] result = new byte[file.length - (to - from) + with.length];
        System.arraycopy(file, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(file, to, result, from + with.length, file.length - to);
        return result;
    }
}
