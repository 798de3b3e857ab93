package io.datadecide.cli.verb;

import io.datadecide.cli.home.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Lists tasks; the scorer does it. */
@Command(
        name = "tasks",
        description = "List the tasks under a directory.",
        customSynopsis = "datadecide tasks [--dir DIR] [--subtasks] [--json]",
        sortOptions = false,
        footerHeading = "%nOptions of the scorer:%n",
        footer = {
            "  --dir DIR            where to look",
            "  --subtasks           the parts of tasks too, for example the subjects of MMLU",
            "  --json               print them as JSON"
        })
public final class TasksCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> command = new ArrayList<>(List.of("tasks"));
        command.addAll(arguments);
        return ServiceProcess.runHere("scorer", command);
    }
}
