package io.datadecide.cli.command;

import io.datadecide.cli.context.ServerOptions;
import io.datadecide.cli.server.ExperimentClient;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The experiment that a command is about, and the coordinator that has it. */
public final class NamedExperiment {
    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    String name() {
        return name;
    }

    ServerOptions server() {
        return server;
    }

    /** A client of the coordinator. */
    ExperimentClient connect() {
        return server.connect();
    }

    /** Takes what the command prints. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Takes what is not to be mixed with that. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }
}
