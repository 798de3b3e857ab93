package io.datadecide.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces files atomically: a reader sees the old content or the new content, and after a return the new content survives a
 * power cut. The content is written to a temporary file beside the destination, forced to disk and renamed; then the directory
 * is forced to disk. A failure leaves the destination as it was and removes the temporary file; a killed process may leave a
 * temporary file, whose name starts with a dot and ends with {@value #TEMPORARY_SUFFIX}.
 */
public final class DurableFile {
    /** The end of the name of a temporary file. */
    public static final String TEMPORARY_SUFFIX = ".tmp";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Set<OpenOption> CREATE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private DurableFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; the caller flushes and closes the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces a file with bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** Replaces a file with text in UTF-8. */
    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(UTF_8));
    }

    /** Replaces a file with what the content writes to a buffered stream. */
    public static void write(Path file, Content content) throws IOException {
        replace(file, temporary -> create(temporary, content));
    }

    /** Writes the text of a file. */
    @FunctionalInterface
    public interface Text {
        /** Writes everything; the caller flushes and closes the writer. */
        void writeTo(Writer out) throws IOException;
    }

    /** Replaces a file with what the text writes to a buffered writer in UTF-8. */
    public static void writeText(Path file, Text text) throws IOException {
        write(file, out -> {
            Writer writer = new OutputStreamWriter(out, UTF_8);
            text.writeTo(writer);
            writer.flush();
        });
    }

    /** Replaces a file that only its owner may read or write, for example one with a token. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        replace(file, temporary -> create(temporary, out -> out.write(content), ownerOnly));
    }

    /** Creates a temporary file at a path and forces it to disk. */
    @FunctionalInterface
    public interface Maker {
        /** Creates the file; it does not exist yet. */
        void create(Path temporary) throws IOException;
    }

    /** Replaces a file with one that the maker creates and forces to disk, for libraries that write to a path. */
    public static void replace(Path file, Maker maker) throws IOException {
        Path directory = parent(file);
        Files.createDirectories(directory);
        Path temporary = temporary(file);
        try {
            maker.create(temporary);
            rename(temporary, file);
        } catch (IOException | RuntimeException e) {
            deleteAfter(e, temporary);
            throw e;
        }
        force(directory);
    }

    /**
     * Forces a complete temporary file to disk and renames it to its final name, for writers that stay open for long.
     *
     * @param temporary a file beside the destination, see {@link #temporary}; the caller deletes it after a failure
     */
    public static void publish(Path temporary, Path file) throws IOException {
        force(temporary);
        rename(temporary, file);
        force(parent(file));
    }

    private static void rename(Path temporary, Path file) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Creates a file that does not exist yet and forces it to disk; its directory is not forced. For files of a directory that
     * {@link DurableDirectory} publishes as a whole.
     */
    public static void create(Path file, Content content, FileAttribute<?>... attributes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, attributes)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Creates a file like {@link #create(Path, Content, FileAttribute...)}, with bytes. */
    public static void create(Path file, byte[] content) throws IOException {
        create(file, out -> out.write(content));
    }

    /** Forces a file to disk that something else has written. */
    public static void force(Path fileOrDirectory) throws IOException {
        OpenOption access = Files.isDirectory(fileOrDirectory) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(fileOrDirectory, access)) {
            channel.force(true);
        }
    }

    /** Names a temporary file beside a file; no two calls return the same name. */
    public static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + TEMPORARY_SUFFIX);
    }

    static Path parent(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || path.getFileName() == null) {
            throw new IOException("\"" + path + "\" is a root directory; give the path of a file below it");
        }
        return directory;
    }

    private static void deleteAfter(Exception failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
