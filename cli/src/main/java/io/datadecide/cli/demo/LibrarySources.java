package io.datadecide.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datadecide.cli.error.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The Java files of a library's sources jar, in the order of their names. */
final class LibrarySources {
    private static final long MAX_FILE_BYTES = 1 << 20;

    private final Path jar;

    private LibrarySources(Path jar) {
        this.jar = jar;
    }

    /** Finds the jar of a library; the build puts one version of each there. */
    static LibrarySources of(Path directory, String artifact) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, artifact + "-[0-9]*-sources.jar")) {
            jars.forEach(found::add);
        } catch (IOException e) {
            throw new CliException.Failed(
                    "cannot read the demo's libraries in " + directory + " ("
                            + e.getClass().getSimpleName() + "): build the project again",
                    e);
        }
        if (found.size() != 1) {
            throw new CliException.Failed(
                    "the demo needs one " + artifact + "-*-sources.jar in " + directory + " and found " + found.size()
                            + ": build the project again",
                    null);
        }
        return new LibrarySources(found.getFirst());
    }

    /** Gives name and text of each file to the consumer. */
    void forEach(BiConsumer<String, String> consumer) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".java") && entry.getSize() <= MAX_FILE_BYTES)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    consumer.accept(entry.getName(), new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n"));
                }
            }
        } catch (IOException e) {
            throw new CliException.Failed(
                    "cannot read " + jar + ": " + e.getMessage() + "; build the project again", e);
        }
    }
}
