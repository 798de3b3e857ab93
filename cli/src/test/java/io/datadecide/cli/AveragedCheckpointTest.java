package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.error.ExitCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment's checkpoints, averaged and scored with the commands that one types. */
@Tag("slow")
class AveragedCheckpointTest {
    private static final String EXPERIMENT = """
            name: averaged
            corpora: [{name: ships, path: ships.txt}, {name: boats, path: boats.txt}]
            sizes: [{name: calm, layers: 1, width: 16, heads: 1}]
            seeds: [1]
            tokens: 16k
            training: {sequenceLength: 64, batchSequences: 4}
            checkpoints: {score: 4}
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: calm}
            """;
    private static final String SENTENCE = "The harbour was full of ships that day, and the wind came from the west. ";
    private static final int LAST = 3;
    private static final double ROUNDING = 1e-6;

    @TempDir
    static Path directory;

    private static Path checkpoints = Path.of("");

    @BeforeAll
    static void train() throws Exception {
        Files.writeString(directory.resolve("ships.txt"), SENTENCE.repeat(400));
        Files.writeString(
                directory.resolve("boats.txt"),
                SENTENCE.replace("ships", "boats").repeat(400));
        Files.writeString(
                directory.resolve("heldout.txt"),
                SENTENCE.replace("west", "east").repeat(10));
        Path file = Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
        WholeProcess run = start("run", file.toString(), "--out", out().toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        checkpoints = children(out().resolve("runs")).stream()
                .filter(path -> path.getFileName().toString().startsWith("ships-"))
                .findFirst()
                .orElseThrow()
                .resolve("checkpoints");
    }

    @Test
    void theMeanOfARunsLastCheckpointsIsAModelThatIsScoredAsTheyAre() throws Exception {
        List<Path> last = children(checkpoints).reversed().subList(0, LAST);
        Path out = directory.resolve("averages");

        WholeProcess average = start("average", checkpoints.toString(), "--last", "" + LAST, "--out", out.toString());
        assertThat(average.exitCode()).as(average.output()).isZero();

        Path averaged = out.resolve(last.getFirst().getFileName());
        assertThat(averaged).isDirectoryNotContaining("glob:**optimizer.safetensors");
        assertIsMean(averaged, last);
        assertThat(bitsPerByte(last.getFirst())).isCloseTo(evidence(last.getFirst()), within(ROUNDING));
        assertThat(bitsPerByte(averaged)).isBetween(0.0, 8.0).isNotCloseTo(evidence(last.getFirst()), within(ROUNDING));
    }

    @Test
    void whatCannotBeAveragedIsRefusedInOneLineAndTheRunsCheckpointsStayAsTheyAre() throws Exception {
        String place = checkpoints.toString();
        assertRefused("holds 5 checkpoints; choose from 2 to that many", place, "--last", "99", "--out", "averages");
        assertRefused("--out " + place + " is where the run keeps its own", place, "--last", "2", "--out", place);
        assertThat(children(checkpoints))
                .allSatisfy(checkpoint ->
                        assertThat(checkpoint.resolve("optimizer.safetensors")).exists());
    }

    private static void assertRefused(String why, String... arguments) throws Exception {
        Path log = directory.resolve("refused.log");
        Files.deleteIfExists(log);
        WholeProcess average = WholeProcess.start(
                log, Stream.concat(Stream.of("average"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(average.exitCode()).as(average.output()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(average.output()).contains(why).hasLineCount(1);
    }

    private static Path out() {
        return directory.resolve("out");
    }

    private static WholeProcess start(String... arguments) throws IOException {
        return WholeProcess.start(directory.resolve(arguments[0] + ".log"), arguments);
    }

    private static List<Path> children(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().toList();
        }
    }

    private static void assertIsMean(Path averaged, List<Path> checkpoints) throws IOException {
        float[] mean = parameters(averaged);
        double[] sum = new double[mean.length];
        for (Path checkpoint : checkpoints) {
            float[] values = parameters(checkpoint);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            assertThat((double) mean[i]).as("parameter %d", i).isCloseTo(sum[i] / checkpoints.size(), within(ROUNDING));
        }
    }

    /** All numbers of a model's file: what follows its header, whose length its first eight bytes tell. */
    private static float[] parameters(Path checkpoint) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(checkpoint.resolve("model.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer values = file.position(Long.BYTES + (int) file.getLong(0))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] all = new float[values.remaining()];
        values.get(all);
        return all;
    }

    /** What the run's evidence says of one of its checkpoints. */
    private static double evidence(Path checkpoint) throws IOException {
        String step = checkpoint.getFileName().toString().replaceFirst("step-0*", "");
        List<String> lines = Files.readAllLines(out().resolve("evidence.csv"));
        List<String> columns = List.of(lines.getFirst().split(","));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(row -> row[columns.indexOf("corpus")].equals("ships")
                        && row[columns.indexOf("step")].equals(step)
                        && row[columns.indexOf("metric")].equals("bits_per_byte"))
                .mapToDouble(row -> Double.parseDouble(row[columns.indexOf("value")]))
                .findFirst()
                .orElseThrow();
    }

    private static double bitsPerByte(Path checkpoint) throws Exception {
        Path metrics = directory.resolve("metrics.json");
        WholeProcess score = start(
                "score",
                "--checkpoint",
                checkpoint.toString(),
                "--tokenizer",
                "bytes",
                "--task",
                "heldout:text:" + directory.resolve("heldout.txt"),
                "--out",
                metrics.toString());
        assertThat(score.exitCode()).as(score.output()).isZero();
        return StreamSupport.stream(
                        new ObjectMapper().readTree(metrics.toFile()).spliterator(), false)
                .filter(metric -> metric.path("metric").asText().equals("bits_per_byte"))
                .findFirst()
                .map(metric -> metric.path("value").doubleValue())
                .orElseThrow();
    }
}
