package io.datadecide.trainer.command;

import io.datadecide.proto.run.v1.FailureKind;
import io.datadecide.trainer.work.Failure;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Ends every failed command with one line, its trace if wanted, and the right exit code: 2 for bad input, 1 for all else. */
@ApplicationScoped
public class ErrorLines {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    @Produces
    CommandLine commandLine(PicocliCommandLineFactory factory) {
        return factory.create()
                .setExecutionExceptionHandler(
                        (exception, line, parsed) -> report(line.getErr(), exception, isVerbose(parsed)));
    }

    private static boolean isVerbose(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(command -> command.getParseResult().hasMatchedOption("--verbose"));
    }

    private static int report(PrintWriter err, @Nullable Throwable exception, boolean verbose) {
        Failure failure = Failure.of(exception == null ? new IllegalStateException("no reason given") : exception);
        err.println("datadecide: " + failure.reason());
        if (verbose && exception != null) {
            exception.printStackTrace(err);
        }
        return failure.kind() == FailureKind.FAILURE_KIND_BAD_INPUT ? BAD_INPUT : FAILED;
    }
}
