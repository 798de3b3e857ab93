package io.datadecide.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The API server's process, where it runs on this machine and nobody starts it again. */
final class ApiServer {
    private static final String NAME = "kube-apiserver";

    private ApiServer() {}

    /** Kills it and starts it as it was started; false when it is not here. */
    static boolean restart() {
        Optional<ProcessHandle> server = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/" + NAME))
                        .isPresent())
                .findFirst();
        if (server.isEmpty()) {
            System.err.println("SKIPPED: " + NAME + " does not run on this machine, so it is not restarted");
            return false;
        }
        try {
            Path process = Path.of("/proc", Long.toString(server.get().pid()));
            List<String> line = List.of(Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8)
                    .split("\0"));
            Path log = Files.readSymbolicLink(process.resolve("fd/2"));
            File directory = Files.readSymbolicLink(process.resolve("cwd")).toFile();
            server.get().destroyForcibly();
            server.get().onExit().join();
            new ProcessBuilder(line)
                    .directory(directory)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Files.isRegularFile(log)
                                    ? ProcessBuilder.Redirect.appendTo(log.toFile())
                                    : ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
