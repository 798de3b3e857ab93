package io.datadecide.scorer.task;

import io.datadecide.corpus.document.Documents;
import io.datadecide.scorer.ScorerException.BadTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The files that a task's instances come from. */
final class TaskSource {
    private static final int BUFFER_BYTES = 1 << 16;

    private TaskSource() {}

    /** The task's files, each followed by those beside it that say how it is to be read. */
    static List<Path> files(TaskSpec spec) {
        return switch (spec.kind()) {
            case TEXT, CLOZE -> {
                try (Documents documents = Documents.of(spec.path())) {
                    yield documents.files();
                }
            }
            case REQUESTS -> withSiblings(TaskFiles.of(spec), List.of(RequestReader.CONFIG));
            case QUESTIONS -> {
                List<Path> files = new ArrayList<>();
                for (Path file : TaskFiles.of(spec)) {
                    files.add(file);
                    QuestionTemplate.file(file).ifPresent(files::add);
                }
                yield files;
            }
        };
    }

    private static List<Path> withSiblings(List<Path> files, List<String> names) {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            all.add(file);
            names.stream()
                    .map(file::resolveSibling)
                    .filter(Files::isRegularFile)
                    .forEach(all::add);
        }
        return all;
    }

    /** One digest over all files, the length of each before its bytes. */
    static String sha256(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (Path file : files) {
                digest.update(Long.toString(Files.size(file)).getBytes(StandardCharsets.US_ASCII));
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        digest.update(buffer, 0, read);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new BadTask("path", "cannot read a file of " + files + " (" + e.getMessage() + "); check it");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
