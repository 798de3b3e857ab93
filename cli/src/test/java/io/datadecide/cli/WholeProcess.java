package io.datadecide.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command line as a process of its own, with all that it starts. */
final class WholeProcess {

    private final Process process;
    private final Path log;

    private WholeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static WholeProcess start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddatadecide.home=" + System.getProperty("datadecide.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Datadecide.class.getName()));
        command.addAll(List.of(arguments));
        return new WholeProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** Waits until something holds; false when the process ended before. */
    boolean await(Supplier<Boolean> condition) throws InterruptedException {
        while (process.isAlive()) {
            if (condition.get()) {
                return true;
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** {@code kill -9} of it and of all that it started, at once. */
    void killTree() throws InterruptedException {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        tree.forEach(handle -> handle.onExit().join());
    }

    /** {@code kill -9} of one trainer, where one runs. */
    boolean killOneTrainer() {
        return killOne(arguments -> arguments.contains("work"));
    }

    /** {@code kill -9} of the scorer, where one runs. */
    boolean killScorer() {
        return killOne(arguments ->
                arguments.contains("serve") && arguments.stream().anyMatch(argument -> argument.contains("scorer")));
    }

    private boolean killOne(Predicate<List<String>> wanted) {
        return process.descendants()
                .filter(handle ->
                        wanted.test(handle.info().arguments().map(List::of).orElse(List.of())))
                .findFirst()
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }
}
