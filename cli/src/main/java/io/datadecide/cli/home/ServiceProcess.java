package io.datadecide.cli.home;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.error.CliException.Interrupted;
import io.datadecide.files.ParentProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a service of this installation as a separate process. */
public final class ServiceProcess {

    private static final List<String> JVM_FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dai.djl.offline=true",
            "-XX:+UseSerialGC",
            "-Xshare:auto");

    /** A small young generation: the little garbage of a step is collected often, and resident memory stays flat. */
    private static final List<String> FLAGS_HERE =
            List.of("-Xmn16m", "-Dquarkus.banner.enabled=false", "-Dquarkus.log.console.level=WARN");

    private ServiceProcess() {}

    /** How a service's jar is started; the caller adds what is its own and starts it. */
    public static ProcessBuilder builder(
            Installation installation, String service, List<String> jvmFlags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Installation.java().toString());
        command.addAll(JVM_FLAGS);
        command.addAll(jvmFlags);
        command.add("-Ddatadecide.home=" + installation.home());
        command.add("-jar");
        command.add(installation.serviceJar(service).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put(
                ParentProcess.VARIABLE, String.valueOf(ProcessHandle.current().pid()));
        return builder;
    }

    /** Runs a service's command on this terminal and answers its exit code. */
    public static int runHere(String service, List<String> arguments) {
        Installation installation = Installation.current();
        ProcessBuilder builder =
                builder(installation, service, FLAGS_HERE, arguments).inheritIO();
        Path jar = installation.serviceJar(service);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new Failed(jar + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("interrupted");
        }
    }
}
