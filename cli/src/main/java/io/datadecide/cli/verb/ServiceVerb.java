package io.datadecide.cli.verb;

import io.datadecide.cli.home.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A verb that a service carries out: what follows it is handed on as it stands. */
abstract class ServiceVerb implements Callable<Integer> {

    private static final String VERBOSE = "--verbose";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs the service's command, with what followed the verb, on this terminal; its exit code. */
    final int runHere(String service, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(arguments);
        if (spec.commandLine().getParseResult().hasMatchedOption(VERBOSE)) {
            line.add(VERBOSE);
        }
        return ServiceProcess.runHere(service, line);
    }
}
