package io.datadecide.corpus.input;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of this machine. */
record DiskFile(Path path) implements InputFile {

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public String address() {
        return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public long bytes() throws IOException {
        return Files.size(path);
    }

    @Override
    public String version() throws IOException {
        return Files.getLastModifiedTime(path).toString();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(path);
    }

    @Override
    public Optional<InputFile> sibling(String name) {
        Path beside = path.resolveSibling(name);
        return Files.isRegularFile(beside) ? Optional.of(new DiskFile(beside)) : Optional.empty();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
