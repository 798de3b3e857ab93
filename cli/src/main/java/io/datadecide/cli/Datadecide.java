package io.datadecide.cli;

import io.datadecide.cli.command.AverageCommand;
import io.datadecide.cli.command.BenchCommand;
import io.datadecide.cli.command.CancelCommand;
import io.datadecide.cli.command.CompletionCommand;
import io.datadecide.cli.command.ContaminationCommand;
import io.datadecide.cli.command.ContextCommand;
import io.datadecide.cli.command.DecideCommand;
import io.datadecide.cli.command.DeleteCommand;
import io.datadecide.cli.command.DemoCommand;
import io.datadecide.cli.command.ExplainCommand;
import io.datadecide.cli.command.ExportCommand;
import io.datadecide.cli.command.ImportCommand;
import io.datadecide.cli.command.ListCommand;
import io.datadecide.cli.command.LogsCommand;
import io.datadecide.cli.command.PlanCommand;
import io.datadecide.cli.command.PrepareCommand;
import io.datadecide.cli.command.ReportCommand;
import io.datadecide.cli.command.RetryCommand;
import io.datadecide.cli.command.RunCommand;
import io.datadecide.cli.command.ScoreCommand;
import io.datadecide.cli.command.SubmitCommand;
import io.datadecide.cli.command.TasksCommand;
import io.datadecide.cli.command.TestCommand;
import io.datadecide.cli.command.TrainCommand;
import io.datadecide.cli.command.WatchCommand;
import io.datadecide.cli.home.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code datadecide}. */
@Command(
        name = "datadecide",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Decides, from many small training runs, which corpus will pretrain the best large language model.",
        subcommands = {
            DemoCommand.class,
            PlanCommand.class,
            RunCommand.class,
            PrepareCommand.class,
            TrainCommand.class,
            ExportCommand.class,
            AverageCommand.class,
            ScoreCommand.class,
            TasksCommand.class,
            ContaminationCommand.class,
            DecideCommand.class,
            ImportCommand.class,
            BenchCommand.class,
            SubmitCommand.class,
            ListCommand.class,
            WatchCommand.class,
            ExplainCommand.class,
            LogsCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            ReportCommand.class,
            DeleteCommand.class,
            ContextCommand.class,
            CompletionCommand.class,
            TestCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide demo                      end to end on real text, a few minutes",
            "  datadecide plan examples/nano.yaml   what an experiment trains, and its cost",
            "  datadecide run examples/nano.yaml    train, score and decide; again: continue",
            "",
            "datadecide COMMAND --help shows the options of a command.",
            "Exit codes: 0 done, 1 failed, 2 bad usage or input, 130 interrupted (resumable)."
        })
public final class Datadecide implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        ErrorLines errors = new ErrorLines();
        CommandLine root = new CommandLine(new Datadecide());
        CommandGroups.install(root);
        return root.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(28);
    }

    static boolean isVerbose(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(command -> command.getParseResult().hasMatchedOption("--verbose"));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
