package io.datadecide.trainer.command;

import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** The files of this machine by addresses, {@code machine:///path}. */
public final class MachineStore implements InputFiles {
    static final String SCHEME = "machine://";

    @Override
    public boolean holds(String address) {
        return address.startsWith(SCHEME);
    }

    @Override
    public Optional<InputFile> file(String location) {
        String path = location.substring(SCHEME.length());
        return InputFiles.of(path).file(path);
    }

    @Override
    public boolean isDirectory(String location) {
        return false;
    }

    @Override
    public SortedMap<Path, InputFile> below(String directory, String beginning, int depth, Predicate<Path> wanted) {
        return Collections.emptySortedMap();
    }
}
