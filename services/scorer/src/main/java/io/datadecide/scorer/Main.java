package io.datadecide.scorer;

import io.datadecide.files.ParentProcess;
import io.datadecide.scorer.command.ScorerCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Starts the service, or a command without it: files are scored without waiting for a server to start. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** {@code serve}, or a command and its options. */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("serve")) {
            // Without shutdown hooks: answers are lost with their reader, and nothing else needs to be saved.
            ParentProcess.fromEnvironment().ifPresent(parent -> ParentProcess.haltWith(parent, 0));
            Endpoint.prepare();
            Quarkus.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            System.exit(ScorerCommand.run(arguments));
        }
    }
}
