package io.datadecide.scorer.task;

import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import io.datadecide.files.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds and identifies the files of a task. */
final class TaskSource {
    private TaskSource() {}

    /** Returns the task's files, each followed by the configuration files beside it. */
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
     * Returns a digest of all files: the length and bytes of each file on disk; the length, version and address of each object
     * in a store, so that it is not downloaded.
     */
    static String identity(List<InputFile> files) {
        try {
            Digest digest = new Digest();
            for (InputFile file : files) {
                digest.add(Long.toString(file.bytes()));
                if (InputFiles.isAddress(file.address())) {
                    String version = "|" + file.version() + "|" + file.address() + "\n";
                    digest.add(version);
                    continue;
                }
                try (InputStream in = file.stream()) {
                    digest.add(in);
                }
            }
            return digest.hex();
        } catch (IOException e) {
            throw TaskFiles.unreadable(files.toString(), e);
        }
    }
}
