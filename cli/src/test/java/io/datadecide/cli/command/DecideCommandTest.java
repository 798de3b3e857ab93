package io.datadecide.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.parquet.ParquetColumn;
import io.datadecide.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole command: what it prints and writes, and how it ends. */
@Tag("slow")
class DecideCommandTest {

    private static final String HEADER = "corpus,size,params,tokens,flops,seed,step,task,metric,value\n";

    @TempDir
    private Path directory;

    /** books is better than crawl by .1 at both sizes; seeds differ by .002. */
    private static String rows() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 12; i++) {
            String corpus = i % 2 == 0 ? "books" : "crawl";
            boolean target = i >= 6;
            double value = (target ? 0.6 : 0.4) + (i % 2 == 0 ? 0.1 : 0) + 0.001 * (i / 2 % 3);
            rows.append("%s,%s,%d,%d,,%d,100,arc,acc_raw,%.4f\n"
                    .formatted(
                            corpus,
                            target ? "1B" : "20M",
                            target ? 1_000_000_000L : 20_000_000L,
                            target ? 20_000_000_000L : 400_000_000L,
                            i / 2 % 3,
                            value));
        }
        return rows.toString();
    }

    private Path evidence(String text) throws IOException {
        return Files.writeString(directory.resolve("evidence.csv"), text);
    }

    @Test
    void aDecisionIsPrintedAndWritten() throws IOException {
        Path out = directory.resolve("new/report");
        CommandRun run = CommandRun.of("decide", evidence(rows()), "--target-size", "1B", "--out", out);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("Decided: books leads crawl by 0.1000 at 1B; P(best) = 1.000.")
                .contains("arc, 1B", "20M", "0.0400%", "100.0%")
                .endsWith("Report: " + out.resolve("report.html") + "\n");
        assertThat(run.out().lines())
                .hasSizeLessThanOrEqualTo(40)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        JsonNode decision =
                new ObjectMapper().readTree(out.resolve("decision.json").toFile());
        assertThat(decision.at("/recommendation/corpus").asText()).isEqualTo("books");
        assertThat(decision.at("/target/ties").asText()).isEqualTo("wrong");
        assertThat(out.resolve("report.html")).content().contains("<html", "books");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("decision.json", "report.html");
        }
    }

    @Test
    void jsonHasTheKeysOfTheContractAndNothingElseIsPrinted() throws IOException {
        CommandRun run =
                CommandRun.of("decide", evidence(rows()), "--target-size", "1B", "--json", "--target-ties", "HALF");

        assertThat(run.code()).isZero();
        JsonNode decision = new ObjectMapper().readTree(run.out());
        assertThat(decision.fieldNames())
                .toIterable()
                .contains(
                        "target",
                        "recommendation",
                        "ranking",
                        "decisionAccuracy",
                        "extrapolation",
                        "extrapolationAccuracy",
                        "signalToNoise",
                        "frontier",
                        "advice",
                        "warnings");
        assertThat(decision.at("/target/ties").asText()).isEqualTo("half");
        assertThat(decision.at("/comparisons/0/probability").asDouble()).isGreaterThan(0.999);
    }

    @Test
    void parquetGivesTheSameDecisionAsCsv() throws IOException {
        Path csv = evidence(rows());
        Path parquet = directory.resolve("evidence.parquet");
        List<ParquetColumn> columns = List.of(
                ParquetColumn.text("corpus"),
                ParquetColumn.text("size"),
                ParquetColumn.integer("params"),
                ParquetColumn.integer("tokens"),
                ParquetColumn.number("flops"),
                ParquetColumn.integer("seed"),
                ParquetColumn.integer("step"),
                ParquetColumn.text("task"),
                ParquetColumn.text("metric"),
                ParquetColumn.number("value"));
        try (ParquetTable table = ParquetTable.create(parquet, columns)) {
            for (String line : rows().lines().skip(1).toList()) {
                String[] f = line.split(",");
                table.add(
                        f[0],
                        f[1],
                        Long.valueOf(f[2]),
                        Long.valueOf(f[3]),
                        null,
                        Long.valueOf(f[5]),
                        Long.valueOf(f[6]),
                        f[7],
                        f[8],
                        Double.valueOf(f[9]));
            }
            table.commit();
        }

        String[] question = {"--target-size", "1B", "--json"};
        CommandRun fromParquet = CommandRun.of("decide", parquet, question[0], question[1], question[2]);
        assertThat(fromParquet.code()).isZero();
        assertThat(fromParquet.out())
                .isEqualTo(CommandRun.of("decide", csv, question[0], question[1], question[2])
                        .out());
    }

    @Test
    void aMetricMayBeCalledLowerIsBetter() throws IOException {
        CommandRun run =
                CommandRun.of("decide", evidence(rows()), "--target-size", "1B", "--lower-is-better", "acc_raw");
        assertThat(run.out()).startsWith("Decided: crawl leads books");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --target-size 7M                           | no row has the target size '7M'; there are '20M', '1B'
            --target-size 1B --target-metric acc       | no row has the metric 'acc'; there are 'acc_raw'
            --target-size 1B --task boolq              | no row has the task 'boolq' with metric 'acc_raw'; there are 'arc'
            --target-size 1B --target-seed 9           | no run of '1B' has the seed '9'; there are '0', '1', '2', and mean for the mean over them
            --target-size 1B --confidence 2            | confidence is 2.0; use a number above 0.5 and below 1
            --target-size 1B --accuracy 0              | accuracy is 0.0; use a number above 0 and at most 1
            --target-size 1B --groups none.txt         | none.txt does not exist; correct the path
            --target-size 1B --instances none.csv      | none.csv does not exist; name a CSV or Parquet file of evidence
            """)
    void aQuestionThatCannotBeAnsweredEndsInOneLineAndTwo(String arguments, String message) throws IOException {
        Object[] words = ("decide " + evidence(rows()) + " " + arguments.strip()).split(" +");
        CommandRun run = CommandRun.of(words);
        assertThat(run.err()).isEqualTo("datadecide: " + message + "\n");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void evidenceThatCannotBeReadEndsInOneLineWithItsPlace() throws IOException {
        assertRefused(rows().replace("0.4010", "high"), ":5:10: value is 'high'; use a decimal number");
        assertRefused(rows().replace("0.4010", "\"0,4\""), ":5:10: value is '0,4'; use a decimal number with a point");
        assertRefused("", ":1:1: the file is empty; the first line must name the columns");
        assertRefused(rows().replace(',', ';'), "separated by semicolons: use commas");
        assertRefused(
                "\uFEFF" + rows().replaceFirst("arc", "\"arc"), ":2:8: the quote that opens here is never closed");
        assertRefused(rows().replace("arc", "\"arc"), ":2:8: the quote that opens here closes inside its field");
        assertRefused(rows().replace("arc", "a\"rc"), ":2:8: a quote inside a field that does not begin with one");
        assertRefused(rows().replaceFirst("books", "\"bo\noks\""), ":2:1: corpus 'bo oks' has a line break");
        assertRefused("size," + rows(), ":1:3: column size is there twice; keep one");
        assertRefused("PAR1", ":1:1: the Parquet file is damaged here: the file is not a Parquet file");

        CommandRun folder = CommandRun.of("decide", directory, "--target-size", "1B");
        assertThat(folder.err())
                .isEqualTo("datadecide: " + directory + " is a directory; name the file of evidence in it\n");
        assertThat(folder.code()).isEqualTo(2);
    }

    private void assertRefused(String text, String message) throws IOException {
        Path file = evidence(text);
        CommandRun run = CommandRun.of("decide", file, "--target-size", "1B");
        assertThat(run.err())
                .startsWith("datadecide: " + file + ":")
                .contains(message)
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenEndsInOneLine() throws IOException {
        Path file = evidence(rows());
        CommandRun run = CommandRun.of("decide", file, "--target-size", "1B", "--out", file);
        assertThat(run.err()).contains(file.toString()).hasLineCount(1);
        assertThat(run.code()).isNotZero();
    }
}
