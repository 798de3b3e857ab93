package io.datadecide.cli.command;

import io.datadecide.cli.context.ContextFile;
import io.datadecide.cli.context.Contexts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does something to a context that is kept. */
public abstract class ContextChange implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** All contexts afterwards. */
    abstract Contexts changed(Contexts before, String name);

    /** What became of the context, after its name. */
    abstract String message(Contexts after, String name);

    @Override
    public final void run() {
        ContextFile file = ContextFile.ofUser();
        Contexts after = changed(file.read(), name);
        file.write(after);
        spec.commandLine().getOut().println("context " + name + " " + message(after, name));
    }
}
