package io.datadecide.scorer.task;

import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import io.datadecide.files.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The files that a task's instances come from. */
final class TaskSource {
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
     * One digest over all files: the length of each before its bytes, or, in a store, before its version and
     * address, so that nothing is fetched.
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
