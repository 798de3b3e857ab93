package io.datadecide.cli.command;

import io.datadecide.options.TasksOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists tasks in a scorer process. */
@Command(
        name = "tasks",
        description = "List the tasks under a directory.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {"  datadecide tasks --dir olmes/requests"})
public final class TasksCommand extends ServiceVerb {
    @Mixin
    private TasksOptions options = new TasksOptions();

    @Override
    public Integer call() {
        return runHere("scorer", "tasks");
    }
}
