package io.datadecide.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.files.Digest;
import io.datadecide.files.DurableFile;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an output directory was last asked for.
 *
 * @param fingerprint hash of all that the experiment means: other comments or line breaks in its file do not change it
 * @param yaml the file's text as the coordinator knows it
 * @param baseDirectory where its relative paths start
 * @param outcome how it ended; empty while it has not
 */
public record Submission(String fingerprint, String yaml, String baseDirectory, String outcome) {

    /** The outcome after which there is nothing left to do. */
    public static final String SUCCEEDED = "succeeded";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A submission that has not ended. */
    public static Submission of(Experiment experiment, Grid grid, String yaml, Path baseDirectory) {
        return new Submission(fingerprint(experiment, grid), yaml, baseDirectory.toString(), "");
    }

    /** The last one of a directory; empty before the first. */
    public static Optional<Submission> last(OutputDirectory directory) {
        Path file = file(directory);
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Submission.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new Failed(
                    file + " is damaged: " + e.getOriginalMessage() + "; remove " + directory.state()
                            + " (token files and checkpoints are not in it)",
                    e);
        } catch (IOException e) {
            throw new Failed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same with an outcome. */
    public Submission ended(String newOutcome) {
        return new Submission(fingerprint, yaml, baseDirectory, newOutcome);
    }

    /** Whether the other means the same experiment. */
    public boolean sameAs(Submission other) {
        return fingerprint.equals(other.fingerprint);
    }

    /** Writes it, and the experiment's text for people, each in one move. */
    public void save(OutputDirectory directory) {
        try {
            DurableFile.write(directory.path().resolve("experiment.yaml"), yaml);
            DurableFile.write(file(directory), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new Failed("the submission cannot be kept in " + directory.path() + ": " + e.getMessage(), e);
        }
    }

    private static Path file(OutputDirectory directory) {
        return directory.state().resolve("submission.json");
    }

    /** Records print all that they hold; run and corpus identities add what the tokenizer and the ladder decide. */
    private static String fingerprint(Experiment experiment, Grid grid) {
        String meaning = experiment
                + grid.corpora().stream().map(ResolvedCorpus::prepareId).collect(Collectors.joining(" "))
                + grid.runs().stream().map(ResolvedRun::id).collect(Collectors.joining(" "));
        return Digest.of(meaning);
    }
}
