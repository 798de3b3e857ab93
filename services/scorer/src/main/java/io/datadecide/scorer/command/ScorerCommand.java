package io.datadecide.scorer.command;

import io.datadecide.corpus.CorpusException;
import io.datadecide.language.LanguageException;
import io.datadecide.scorer.error.ScorerException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the scorer's commands. Exit codes: 0 success, 1 failure, 2 invalid usage or input. */
@Command(
        name = "scorer",
        description = "Scores checkpoints on tasks.",
        mixinStandardHelpOptions = true,
        subcommands = {ScoreCommand.class, TasksCommand.class, ContaminationCommand.class, BenchCommand.class})
public final class ScorerCommand implements Runnable {
    private static final int BAD_INPUT = 2;
    private static final int FAILED = 1;

    @Option(names = "--verbose", scope = CommandLine.ScopeType.INHERIT, description = "Show stack traces of errors.")
    boolean verbose;

    @Spec
    @org.jspecify.annotations.Nullable
    CommandSpec spec;

    /** Runs a command line; returns its exit code. */
    public static int run(String... arguments) {
        ScorerCommand root = new ScorerCommand();
        return new CommandLine(root)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    if (root.verbose) {
                        failure.printStackTrace(commandLine.getErr());
                    } else {
                        commandLine.getErr().println(message(failure));
                    }
                    return exitCode(failure);
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "missing command; use serve, score, tasks, contamination or bench");
        }
    }

    private static String message(Exception failure) {
        return failure instanceof ScorerException
                        || failure instanceof LanguageException
                        || failure instanceof CorpusException
                ? String.valueOf(failure.getMessage())
                : "failed: " + failure + " (--verbose shows more)";
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case ScorerException.Cancelled _, ScorerException.StorageFailure _ -> FAILED;
            case LanguageException.EngineFailed _, UncheckedIOException _ -> FAILED;
            case ScorerException _, LanguageException _, CorpusException _ -> BAD_INPUT;
            default -> FAILED;
        };
    }
}
