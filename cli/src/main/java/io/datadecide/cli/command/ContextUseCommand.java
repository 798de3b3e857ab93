package io.datadecide.cli.command;

import io.datadecide.cli.context.Contexts;
import picocli.CommandLine.Command;

/** Chooses the current context. */
@Command(name = "use", description = "Make a context the current one.")
public final class ContextUseCommand extends ContextChange {
    @Override
    Contexts changed(Contexts before, String name) {
        return before.using(name);
    }

    @Override
    String message(Contexts after, String name) {
        return "is current: " + after.get(name).server();
    }
}
