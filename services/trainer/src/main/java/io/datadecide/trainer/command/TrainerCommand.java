package io.datadecide.trainer.command;

import io.datadecide.files.ParentProcess;
import io.datadecide.trainer.config.TrainerConfig;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The trainer's own command line; people meet it through {@code datadecide prepare}, {@code train} and {@code bench}. */
@TopCommand
@Command(
        name = "trainer",
        description = "Tokenizes a corpus or trains a run.",
        subcommands = {
            WorkCommand.class,
            PrepareCommand.class,
            TrainCommand.class,
            ExportCommand.class,
            AverageCommand.class,
            BenchCommand.class
        })
public class TrainerCommand {
    /** Exit code of a worker whose parent has ended: it is restarted from its last checkpoint, and two must not train one run. */
    private static final int ORPHANED = 1;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Shows the stack trace of a failure.")
    boolean verbose;

    @Inject
    TrainerConfig config;

    @PostConstruct
    void watchParent() {
        config.parentPid().ifPresent(parent -> ParentProcess.haltWith(parent, ORPHANED));
    }
}
