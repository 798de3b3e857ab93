package io.datadecide.coordinator.launch.local;

import io.datadecide.files.ParentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program that is started as a child of this process. Children are told our process id and end when we are gone.
 *
 * @param jar its jar
 * @param options options of its virtual machine
 */
public record JvmProgram(Path jar, List<String> options) {
    /** One thread a process: as many processes as cores beat one process with as many threads. */
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");

    /** Worth 1.2 to 1.4 times the throughput with glibc, without effect elsewhere. */
    private static final Map<String, String> ALLOCATOR = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_MAX_", "0",
            "MALLOC_TRIM_THRESHOLD_", "100000000000",
            "MALLOC_TOP_PAD_", "67108864",
            "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");

    public JvmProgram {
        options = List.copyOf(options);
    }

    /**
     * Starts it.
     *
     * @param arguments its arguments
     * @param environment added to ours
     * @param directory its working directory
     * @param log gets what it prints, after what is there
     */
    public Process start(List<String> arguments, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("no such file " + jar + ": build it, or name it in the configuration");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(ONE_THREAD);
        builder.environment().putAll(ALLOCATOR);
        builder.environment().putAll(environment);
        builder.environment()
                .put(
                        ParentProcess.VARIABLE,
                        Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
