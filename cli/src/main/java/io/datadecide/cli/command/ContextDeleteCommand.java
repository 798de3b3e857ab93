package io.datadecide.cli.command;

import io.datadecide.cli.context.Contexts;
import picocli.CommandLine.Command;

/** Forgets a context. */
@Command(name = "delete", description = "Forget a context; its coordinator is not asked.")
public final class ContextDeleteCommand extends ContextChange {
    @Override
    Contexts changed(Contexts before, String name) {
        return before.without(name);
    }

    @Override
    String message(Contexts after, String name) {
        return "is deleted" + (after.current().isEmpty() ? "; no context is current now" : "");
    }
}
