package io.datadecide.cli.command;

import io.datadecide.cli.context.ContextFile;
import io.datadecide.cli.context.ContextView;
import io.datadecide.cli.context.Contexts;
import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.text.Json;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one context. */
@Command(name = "show", description = "Show a context, without its token.")
public final class ContextShowCommand implements Runnable {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Name of the context (default: the current one).")
    private @Nullable String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        Contexts contexts = ContextFile.ofUser().read();
        String chosen = name == null ? contexts.current() : name;
        if (chosen.isEmpty()) {
            throw new BadInput("no context is current; name one, or choose one with `datadecide context use NAME`");
        }
        ContextView view = ContextView.of(chosen, contexts.get(chosen), contexts);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(view));
            return;
        }
        line(out, "name", view.name() + (view.current() ? " (current)" : ""));
        line(out, "server", view.server());
        line(out, "token", view.token());
        line(out, "ca", view.caFile());
        line(out, "cert", view.certFile());
        line(out, "key", view.keyFile());
        line(out, "base directory", view.baseDirectory());
    }

    private static void line(PrintWriter out, String key, @Nullable String value) {
        if (value != null) {
            out.println(key + ": " + value);
        }
    }
}
