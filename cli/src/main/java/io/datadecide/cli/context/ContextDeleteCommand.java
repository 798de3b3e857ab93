package io.datadecide.cli.context;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a context. */
@Command(name = "delete", description = "Forget a context; its coordinator is not asked.")
final class ContextDeleteCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        ContextFile file = ContextFile.ofUser();
        Contexts changed = file.read().without(name);
        file.write(changed);
        spec.commandLine()
                .getOut()
                .println("context " + name + " is forgotten"
                        + (changed.current().isEmpty() ? "; none is current now" : ""));
    }
}
