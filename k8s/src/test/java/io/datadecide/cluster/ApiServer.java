package io.datadecide.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The API server's process, where it runs on this machine and nobody starts it again. */
final class ApiServer {
    private static final String NAME = "kube-apiserver";
    /** Of the fields of {@code /proc/PID/stat} after the name. */
    private static final int START = 19;

    private ApiServer() {}

    /** Kills it and starts it as it was started. */
    static void restart() {
        ProcessHandle server = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/" + NAME))
                        .isPresent())
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(NAME + " does not run on this machine, so it cannot be restarted"));
        try {
            startAgain(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a session of its own: it outlives whoever runs the tests. */
    private static void startAgain(ProcessHandle server) throws IOException {
        Path process = Path.of("/proc", Long.toString(server.pid()));
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(strings(process.resolve("cmdline")));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(Files.readSymbolicLink(process.resolve("cwd")).toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        for (String variable : strings(process.resolve("environ"))) {
            int end = variable.indexOf('=');
            builder.environment().put(variable.substring(0, end), variable.substring(end + 1));
        }
        Path log = Files.readSymbolicLink(process.resolve("fd/2"));
        builder.redirectOutput(
                Files.isRegularFile(log)
                        ? ProcessBuilder.Redirect.appendTo(log.toFile())
                        : ProcessBuilder.Redirect.DISCARD);
        server.destroyForcibly();
        server.onExit().join();
        note(builder.start().pid(), log.resolveSibling("../pids/" + NAME).normalize());
    }

    /** Where whoever started it keeps its number and its start, to know whether it is alive. */
    private static void note(long pid, Path record) throws IOException {
        if (Files.exists(record)) {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.UTF_8);
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            Files.writeString(record, pid + " " + afterName[START] + "\n");
        }
    }

    private static List<String> strings(Path file) throws IOException {
        return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"));
    }
}
