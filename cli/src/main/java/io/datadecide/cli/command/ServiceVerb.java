package io.datadecide.cli.command;

import io.datadecide.cli.home.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Runs a verb in a service's program. The command line checks the options, which are the service's own, and then hands the
 * arguments on unchanged.
 */
public abstract class ServiceVerb implements Callable<Integer> {
    private static final String VERBOSE = "--verbose";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * Runs a command of a service on this terminal with the arguments of this verb; returns its exit code.
     *
     * @param service name of the service
     * @param command the service's command, whose names are this verb's in most cases
     */
    final int runHere(String service, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(argumentsOf(spec.commandLine()));
        if (spec.commandLine().getParseResult().hasMatchedOption(VERBOSE)) {
            line.add(VERBOSE);
        }
        return ServiceProcess.runHere(service, line);
    }

    /** Everything that follows the verb, without {@value #VERBOSE}, which may precede it too. */
    private static List<String> argumentsOf(CommandLine verb) {
        List<String> names = new ArrayList<>();
        CommandLine root = verb;
        for (CommandLine parent = verb.getParent(); parent != null; parent = parent.getParent()) {
            names.addFirst(root.getCommandName());
            root = parent;
        }
        ParseResult parsed = root.getParseResult();
        List<String> all = new ArrayList<>(parsed.originalArgs());
        for (String name : names) {
            all = all.subList(all.indexOf(name) + 1, all.size());
        }
        return all.stream().filter(argument -> !argument.equals(VERBOSE)).toList();
    }
}
