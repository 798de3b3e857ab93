package io.datadecide.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Coordinators under names. */
@Command(
        name = "context",
        description = "Name coordinators, and choose the one that commands use.",
        subcommands = {
            ContextSetCommand.class,
            ContextUseCommand.class,
            ContextListCommand.class,
            ContextShowCommand.class,
            ContextDeleteCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide context set prod --server https://datadecide.example.com \\",
            "      --token-file ~/.datadecide-token",
            "  datadecide context use prod",
            "  datadecide list",
            "",
            "Contexts are stored in ~/.config/datadecide/contexts.yaml; DATADECIDE_CONTEXTS",
            "names another file."
        })
public final class ContextCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "set, use, list, show or delete?");
    }
}
