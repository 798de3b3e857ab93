package io.datadecide.plan.experiment;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.input.Glob;
import io.datadecide.corpus.input.InputFiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a path of an experiment can be used, where its workers see the same files as who reads the experiment. */
@FunctionalInterface
public interface PathCheck {

    /**
     * What is wrong with a file, directory or glob, a path or an address, with the fix; empty when it can be used.
     * {@link StorageFailure}: the store is unavailable.
     */
    Optional<String> problem(String path);

    /** For workers on other machines: every path passes. */
    static PathCheck none() {
        return _ -> Optional.empty();
    }

    /**
     * For workers on this machine: the file or directory must be there, on its disk or in the store that its environment
     * configures; of a glob, the directory it starts from.
     */
    static PathCheck here() {
        return path -> {
            if (InputFiles.isAddress(path)) {
                return inStore(path);
            }
            try {
                Path checked = withoutGlob(path);
                if (Files.isReadable(checked)) {
                    return Optional.empty();
                }
                return Optional.of(
                        Files.exists(checked)
                                ? "`" + checked + "` cannot be read; change its permissions"
                                : "there is no file or directory `" + checked + "`; correct the path");
            } catch (InvalidPathException e) {
                return Optional.of("`" + path + "` is not a valid path: " + e.getReason());
            }
        };
    }

    private static Optional<String> inStore(String address) {
        try {
            InputFiles store = InputFiles.of(address);
            if (store.file(address).isPresent()
                    || store.isDirectory(Glob.is(address) ? Glob.of(address).base() : address)) {
                return Optional.empty();
            }
            return Optional.of("there is no object or directory `" + address + "`; correct the address");
        } catch (BadSource e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Path withoutGlob(String path) {
        Path plain = Path.of(path);
        return Glob.is(path) && !Files.exists(plain) ? Path.of(Glob.of(path).base()) : plain;
    }
}
