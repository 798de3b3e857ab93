package io.datadecide.scorer;

import io.datadecide.files.ParentProcess;
import io.datadecide.scorer.command.ScorerCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Starts the service, or runs a command without starting Quarkus. */
@QuarkusMain
public final class Main {

    private Main() {}

    /**
     * Runs the program.
     *
     * @param arguments {@code serve}, or a command and its options
     */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("serve")) {
            // Halts without shutdown hooks: the client has ended, and nothing else has to be saved.
            ParentProcess.fromEnvironment().ifPresent(parent -> ParentProcess.haltWith(parent, 0));
            Endpoint.prepare();
            Quarkus.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            System.exit(ScorerCommand.run(arguments));
        }
    }
}
