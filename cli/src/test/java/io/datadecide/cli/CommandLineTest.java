package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.error.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {

    private static final String EXPERIMENT = """
            name: small
            corpora: [{name: a, path: a.txt}, {name: b, path: b.txt}]
            sizes: [nano1]
            seeds: [1]
            tasks: [{name: t, kind: text, path: a.txt}]
            target: {size: nano1}
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: a, path: a.txt | name: b, path: a.txt      | :2: corpora[1].name: corpus `b` is given twice, first on line 2; rename one of them
            [nano1]              | [nano11]                  | :3: sizes[0]: `nano11` is no size of a ladder; did you mean `nano1`?
            kind: text           | kind: cloze, choices: 1   | :5: tasks[0].choices: a question with 1 choice has only one answer; give 2 to 26
            b.txt                | c.txt                     | :2: corpora[1].path: there is no file or directory `DIR/c.txt`; correct the path
            seeds: [1]           | seeds: [1]\\ntokenizer: t | :5: tokenizer: there is no file or directory `DIR/t`; correct the path
            seeds: [1]           | seeds: [1]\\ntokenizer: a.txt | DIR/a.txt: is not a tokenizer.json:
            seeds: [1]           | seeds: [1]\\nlimits: {maxFlops: 1e6} | limits.maxFlops: the plan takes
            size: nano1}         | size: nano1, metic: x}    | :6: target: unknown key `metic`; did you mean `metric`?
            """)
    void badInputEndsInOneLineAndTwo(String from, String to, String message) throws Exception {
        Path file = experiment(
                EXPERIMENT.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to.replace("\\n", "\n"))));
        assertThat(execute(
                        "run",
                        file.toString(),
                        "--out",
                        directory.resolve("out").toString()))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString())
                .contains(message.replace("DIR", directory.toString()))
                .hasLineCount(1);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereEndsWithTwo() {
        assertThat(execute("plan", "none.yaml")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("datadecide: none.yaml: no such file\n");
    }

    @Test
    void aStoreThatIsAwayEndsWithOne() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
        try {
            assertThat(execute(
                            "plan",
                            experiment(EXPERIMENT.replace("b.txt", "s3://data/b.txt"))
                                    .toString()))
                    .isEqualTo(ExitCodes.FAILED);
            assertThat(err.toString())
                    .startsWith("datadecide: cannot read s3://data/b.txt: ")
                    .hasLineCount(1);
        } finally {
            System.clearProperty("aws.endpointUrlS3");
        }
    }

    @Test
    void anUnknownVerbIsSuggestedAnother() {
        assertThat(execute("plam")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("plan");
    }

    @Test
    void aPlanIsShownAsATableAndAsJson() throws Exception {
        Path file = experiment(EXPERIMENT);
        assertThat(execute("plan", file.toString())).isZero();
        assertThat(out.toString()).contains("2 corpora × 1 sizes × 1 seeds = 2 runs", "43.2 k");
        out.getBuffer().setLength(0);
        assertThat(execute("plan", "--json", file.toString())).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/runs/0/resolved/shape/width")
                        .intValue())
                .isEqualTo(32);
    }

    @Test
    void theStackTraceIsShownWhenAskedFor() {
        execute("plan", "none.yaml", "--verbose");
        assertThat(err.toString()).contains("\tat ");
    }

    private Path experiment(String yaml) throws Exception {
        Files.writeString(directory.resolve("a.txt"), "some text");
        Files.writeString(directory.resolve("b.txt"), "other text");
        return Files.writeString(directory.resolve("e.yaml"), yaml);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Datadecide.commandLine();
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
