package io.datadecide.scorer.answer;

import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The files of this machine as a store would have them; counts how often one of them is opened. */
public final class CountingStore implements InputFiles {
    static final String SCHEME = "counting://";
    static final AtomicInteger OPENED = new AtomicInteger();

    @Override
    public boolean holds(String address) {
        return address.startsWith(SCHEME);
    }

    @Override
    public Optional<InputFile> file(String location) {
        return InputFiles.of(path(location)).file(path(location)).map(Counted::new);
    }

    @Override
    public boolean isDirectory(String location) {
        return InputFiles.of(path(location)).isDirectory(path(location));
    }

    @Override
    public SortedMap<Path, InputFile> below(String directory, String beginning, int depth, Predicate<Path> wanted) {
        SortedMap<Path, InputFile> found = new TreeMap<>();
        InputFiles.of(path(directory))
                .below(path(directory), beginning, depth, wanted)
                .forEach((path, file) -> found.put(path, new Counted(file)));
        return found;
    }

    private static String path(String address) {
        return address.substring(SCHEME.length());
    }

    private record Counted(InputFile file) implements InputFile {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public String address() {
            return SCHEME + file.address();
        }

        @Override
        public long bytes() throws IOException {
            return file.bytes();
        }

        @Override
        public String version() throws IOException {
            return file.version();
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            OPENED.incrementAndGet();
            return file.open();
        }

        @Override
        public Optional<InputFile> sibling(String name) {
            return file.sibling(name).map(Counted::new);
        }
    }
}
