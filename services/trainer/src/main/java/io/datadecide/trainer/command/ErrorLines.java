package io.datadecide.trainer.command;

import io.datadecide.proto.run.v1.FailureKind;
import io.datadecide.trainer.work.Failure;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Ends every failed command with one line and the right exit code: 2 for bad input, 1 for all else. */
@ApplicationScoped
public class ErrorLines {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    @Produces
    CommandLine commandLine(PicocliCommandLineFactory factory) {
        return factory.create()
                .setExecutionExceptionHandler((exception, line, parsed) -> report(line.getErr(), exception));
    }

    private static int report(PrintWriter err, @Nullable Throwable exception) {
        Failure failure = Failure.of(exception == null ? new IllegalStateException("no reason given") : exception);
        err.println("datadecide: " + failure.reason());
        return failure.kind() == FailureKind.FAILURE_KIND_BAD_INPUT ? BAD_INPUT : FAILED;
    }
}
