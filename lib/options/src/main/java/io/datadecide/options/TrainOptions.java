package io.datadecide.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of {@code train}. */
public class TrainOptions {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli refuses a command line without it
    public Work work;

    /** What to train: one run, several runs that differ in corpus and seed, or the fixed model of the parity dump. */
    public static final class Work {
        @ArgGroup(exclusive = false, multiplicity = "1..*")
        public List<RunFiles> runs = new ArrayList<>(); // picocli adds to it

        @Option(
                names = "--parity-dump",
                paramLabel = "DIR",
                description = "Train a fixed small model instead, and write all inputs and outputs there, to compare"
                        + " with another program.")
        public @Nullable Path parityDump;
    }

    /** The files of one run. */
    public static final class RunFiles {
        @Option(
                names = "--run",
                required = true,
                paramLabel = "FILE.json",
                description = "The resolved run, as `datadecide plan --json` prints it (runs[].resolved).")
        public Path run = Path.of("");

        @Option(
                names = "--tokens",
                required = true,
                paramLabel = "DIR",
                description = "The token file that `datadecide prepare` wrote.")
        public Path tokens = Path.of("");

        @Option(
                names = "--out",
                required = true,
                paramLabel = "DIR",
                description = "Directory of the checkpoints and the curve.")
        public Path out = Path.of("");
    }
}
