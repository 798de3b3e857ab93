package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    private static final int COLUMNS = 80;

    @TempDir
    private Path directory;

    static Stream<CommandLine> commands() {
        return withSubcommands(Datadecide.commandLine());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    private static String help(CommandLine command) {
        StringWriter text = new StringWriter();
        command.setUsageHelpAutoWidth(false).setUsageHelpWidth(COLUMNS).usage(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsATerminalAndHasAnExampleAndEveryOption(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();

        String help = help(command);

        assertThat(help.lines())
                .as(name)
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(COLUMNS));
        assertThat(command.getCommandSpec().options().stream().filter(option -> !option.hidden()))
                .as(name)
                .allSatisfy(option -> assertThat(help).contains(option.longestName()));
        assertThat(command.getCommandSpec().options().stream().filter(option -> !option.hidden()))
                .extracting(OptionSpec::description)
                .as(name)
                .allSatisfy(description -> assertThat(description).isNotEmpty());
    }

    /** A footer is not wrapped by hand: what picocli wraps there loses its indentation. */
    @ParameterizedTest
    @MethodSource("commands")
    void examplesAreNotWrapped(CommandLine command) {
        List<String> footer = List.of(command.getCommandSpec().usageMessage().footer());

        assertThat(footer).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(COLUMNS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theCompletionScriptCompletesCommandsAndOptions(String shell) throws IOException, InterruptedException {
        assumeThat(Stream.of("/bin/" + shell, "/usr/bin/" + shell).map(Path::of).anyMatch(Files::isExecutable))
                .as("%s is installed", shell)
                .isTrue();
        StringWriter script = new StringWriter();
        assertThat(Datadecide.commandLine().setOut(new PrintWriter(script)).execute("completion", shell))
                .isZero();
        Path file = Files.writeString(directory.resolve("completion"), script.toString());

        assertThat(complete(shell, file, "datadecide", "sco")).contains("score");
        assertThat(complete(shell, file, "datadecide", "score", "--ch")).contains("--checkpoint");
    }

    /** Calls the completion function as the shell does when a user presses the tabulator key. */
    private static String complete(String shell, Path script, String... words)
            throws IOException, InterruptedException {
        String bash = shell.equals("zsh") ? "\nemulate sh" : ""; // as zsh's bashcompinit does around the function
        String call = "source " + script + bash + "\nCOMP_WORDS=(" + String.join(" ", words) + ")\nCOMP_CWORD="
                + (words.length - 1) + "\nCOMP_LINE='" + String.join(" ", words)
                + "'\n_complete_datadecide >/dev/null\necho \"${COMPREPLY[@]}\"\n";
        Process process = new ProcessBuilder(shell, shell.equals("bash") ? "--norc" : "-f", "-c", call)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    @Test
    void anUnknownShellIsBadInput() {
        StringWriter err = new StringWriter();

        assertThat(Datadecide.commandLine().setErr(new PrintWriter(err)).execute("completion", "fish"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("completion: unknown shell \"fish\" (known: bash, zsh)");
    }
}
