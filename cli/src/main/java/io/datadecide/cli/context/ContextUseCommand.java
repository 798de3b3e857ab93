package io.datadecide.cli.context;

import picocli.CommandLine.Command;

/** Chooses the current context. */
@Command(name = "use", description = "Make a context the current one.")
final class ContextUseCommand extends ContextChange {
    @Override
    Contexts changed(Contexts before, String name) {
        return before.using(name);
    }

    @Override
    String said(Contexts after, String name) {
        return "is current: " + after.get(name).server();
    }
}
