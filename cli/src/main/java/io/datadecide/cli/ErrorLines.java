package io.datadecide.cli;

import io.datadecide.cli.error.CliException;
import io.datadecide.cli.error.ExitCodes;
import io.datadecide.cli.server.ServerException;
import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.decide.evidence.DecideException;
import io.datadecide.plan.PlanException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one line on the error stream and an exit code; with {@code --verbose} the trace follows. */
final class ErrorLines implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("datadecide: " + message(failure));
        if (Datadecide.isVerbose(parsed)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("datadecide: " + oneLine(failure.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
        }
        err.flush();
        return ExitCodes.BAD_INPUT;
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case CliException known -> known.exitCode();
            case PlanException _ -> ExitCodes.BAD_INPUT;
            case StorageFailure _ -> ExitCodes.FAILED;
            case ServerException refused -> refused.exitCode();
            default -> isBadInput(failure) ? ExitCodes.BAD_INPUT : ExitCodes.FAILED;
        };
    }

    /** The libraries' other exceptions are about what they were given. */
    private static boolean isBadInput(Exception failure) {
        return failure instanceof CorpusException
                || failure instanceof DecideException
                || failure instanceof NoSuchFileException;
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case ServerException refused -> oneLine(refused.getMessage());
            case CliException known -> oneLine(known.getMessage());
            case PlanException known -> oneLine(known.getMessage());
            case NoSuchFileException missing -> oneLine(missing.getFile()) + " does not exist; correct the path";
            default -> isBadInput(failure) ? oneLine(failure.getMessage()) : oneLine(String.valueOf(failure));
        };
    }

    private static String oneLine(@Nullable String message) {
        return message == null
                ? "failed without a message; --verbose shows where"
                : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
