package io.datadecide.cli.context;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Chooses the current context. */
@Command(name = "use", description = "Make a context the current one.")
final class ContextUseCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        ContextFile file = ContextFile.ofUser();
        Contexts changed = file.read().using(name);
        file.write(changed);
        spec.commandLine()
                .getOut()
                .println("context " + name + " is current: " + changed.get(name).server());
    }
}
