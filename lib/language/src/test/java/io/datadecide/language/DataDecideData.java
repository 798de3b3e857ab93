package io.datadecide.language;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Published tables, tokenizers and texts that tests compare with. */
public final class DataDecideData {
    private DataDecideData() {}

    /** A file that must be there; fails with the way to get it. */
    public static Path file(String relative) {
        Path root = Optional.ofNullable(System.getenv("DATADECIDE_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(requireNonNull(System.getProperty("datadecide.root")))
                        .resolve("../shared/data"));
        Path file = root.resolve(relative).normalize();
        if (!Files.exists(file)) {
            throw new AssertionError(file + " is missing; set DATADECIDE_DATA to the directory that holds " + relative);
        }
        return file;
    }
}
