package io.datadecide.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of {@code tasks}. */
public class TasksOptions {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Directory of request files (default: the working directory).")
    public Path directory = Path.of(".");

    @Option(names = "--subtasks", description = "List the parts of tasks too, for example the subjects of MMLU.")
    public boolean subtasks;

    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
}
