package io.datadecide.trainer.command;

import io.datadecide.trainer.TrainerException.BadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the command line names. */
final class InputFile {
    private static final long MAX_BYTES = 1 << 20;

    private InputFile() {}

    static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new BadRun(
                        file + " has " + Files.size(file) + " bytes: give a JSON file of at most " + MAX_BYTES, null);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadRun("cannot read " + file + " (" + e.getClass().getSimpleName() + "): correct the path", e);
        }
    }
}
