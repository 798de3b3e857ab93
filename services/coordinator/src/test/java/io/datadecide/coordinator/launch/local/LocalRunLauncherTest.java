package io.datadecide.coordinator.launch.local;

import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.launch.LauncherContract;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** With real processes. */
@Tag("slow")
class LocalRunLauncherTest extends LauncherContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Override
    protected RunLauncher open(AttemptListener listener) {
        return new LocalRunLauncher(
                new JvmProgram(program(), List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")),
                directory,
                directory.resolve("logs"),
                Duration.ofSeconds(5),
                () -> "127.0.0.1:1",
                listener);
    }

    private Path program() {
        Path jar = directory.resolve("idle-worker.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, IdleWorker.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry ->
                                        Path.of(entry).toAbsolutePath().toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            stream.finish();
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void workerAppears(AttemptKey attempt) {
        await(() -> Files.exists(directory.resolve("there")));
    }

    @Override
    protected void workerExits(AttemptKey attempt, int exitCode) {
        try {
            Path beside = Files.writeString(directory.resolve("code.tmp"), Integer.toString(exitCode));
            Files.move(beside, directory.resolve("code"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void stopIsHeard(AttemptKey attempt) {
        // the signal is enough
    }
}
