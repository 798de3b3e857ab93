package io.datadecide.scorer.task;

import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    static List<InputFile> files(TaskSpec spec) {
        return switch (spec.kind()) {
            case TEXT, CLOZE -> {
                try (Documents documents = Documents.of(spec.path())) {
                    yield documents.files();
                }
            }
            case REQUESTS -> withSiblings(TaskFiles.of(spec), List.of(RequestReader.CONFIG));
            case QUESTIONS -> {
                List<InputFile> files = new ArrayList<>();
                for (InputFile file : TaskFiles.of(spec)) {
                    files.add(file);
                    QuestionTemplate.file(file).ifPresent(files::add);
                }
                yield files;
            }
        };
    }

    private static List<InputFile> withSiblings(List<InputFile> files, List<String> names) {
        List<InputFile> all = new ArrayList<>();
        for (InputFile file : files) {
            all.add(file);
            names.forEach(name -> file.sibling(name).ifPresent(all::add));
        }
        return all;
    }

    /**
     * One digest over all files: the length of each before its bytes, or, where it lies in a store, before its version and
     * address, so that nothing is fetched.
     */
    static String identity(List<InputFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (InputFile file : files) {
                digest.update(Long.toString(file.bytes()).getBytes(StandardCharsets.US_ASCII));
                if (InputFiles.isAddress(file.address())) {
                    String version = "|" + file.version() + "|" + file.address() + "\n";
                    digest.update(version.getBytes(StandardCharsets.UTF_8));
                    continue;
                }
                try (InputStream in = file.stream()) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        digest.update(buffer, 0, read);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw TaskFiles.unreadable(files.toString(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
