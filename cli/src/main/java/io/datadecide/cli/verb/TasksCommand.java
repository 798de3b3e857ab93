package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

/** Lists tasks; the scorer does it. */
@Command(
        name = "tasks",
        description = "List the tasks under a directory.",
        customSynopsis = "datadecide tasks [--dir DIR] [--subtasks] [--json]",
        sortOptions = false,
        footerHeading = "%nOptions of the scorer:%n",
        footer = {
            "  --dir DIR            where to look (default: here)",
            "  --subtasks           the parts of tasks too, for example the subjects of MMLU",
            "  --json               print them as JSON"
        })
public final class TasksCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("scorer", "tasks");
    }
}
