package io.datadecide.cli.command;

import io.datadecide.cli.context.ContextFile;
import io.datadecide.cli.context.ContextView;
import io.datadecide.cli.context.Contexts;
import io.datadecide.cli.text.Json;
import io.datadecide.cli.text.TextTable;
import io.datadecide.cli.text.TextTable.Column;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows all contexts. */
@Command(name = "list", description = "Show all contexts; * is the current one.")
public final class ContextListCommand implements Runnable {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        Contexts contexts = ContextFile.ofUser().read();
        List<ContextView> views = contexts.named().entrySet().stream()
                .map(entry -> ContextView.of(entry.getKey(), entry.getValue(), contexts))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(views));
        } else if (views.isEmpty()) {
            out.println("no context is kept; `datadecide context set NAME --server URL` keeps one");
        } else {
            TextTable table =
                    new TextTable(Column.left(""), Column.left("name"), Column.left("server"), Column.left("token"));
            views.forEach(view -> table.row(view.current() ? "*" : "", view.name(), view.server(), view.token()));
            table.lines().forEach(out::println);
        }
    }
}
