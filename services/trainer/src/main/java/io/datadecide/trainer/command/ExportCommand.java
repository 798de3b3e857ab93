package io.datadecide.trainer.command;

import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.input.LocalFile;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.export.HuggingFaceExport;
import io.datadecide.options.ExportOptions;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.BadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes a checkpoint for transformers. */
@Command(name = "export", description = "Writes a checkpoint as a Hugging Face model.")
public class ExportCommand extends ExportOptions implements Callable<Integer> {
    private static final String BYTES = "bytes";

    @Override
    public Integer call() {
        Checkpoint verified = Checkpoint.verify(checkpoint);
        String chosen = tokenizer == null ? run(verified).tokenizer() : tokenizer;
        Path target = out == null ? named(verified) : out;
        try (LocalFile file = LocalFile.of(chosen)) {
            if (!chosen.equals(BYTES) && !Files.isRegularFile(file.path())) {
                throw new NoSuchFileException(chosen);
            }
            HuggingFaceExport.write(verified, file.path().toString(), target);
        } catch (NoSuchFileException e) {
            throw new BadRun("tokenizer " + chosen + " does not exist: name its place with --tokenizer", e);
        } catch (IOException e) {
            throw new StorageFailure("read", chosen, e);
        }
        System.out.printf("%s is in %s%n", checkpoint, target);
        return 0;
    }

    private static Path named(Checkpoint checkpoint) {
        return Path.of(String.format(
                Locale.ROOT,
                "%s-step-%08d",
                run(checkpoint).id(),
                checkpoint.manifest().step()));
    }

    private static ResolvedRun run(Checkpoint checkpoint) {
        return ResolvedRun.fromJson(checkpoint.manifest().run());
    }
}
