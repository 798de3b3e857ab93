package io.datadecide.scorer.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.corpus.input.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFilesTest {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of(
                "arc/a.jsonl",
                "arc/deep/b.jsonl.gz",
                "arc/metadata.json",
                "arc-easy/c.jsonl",
                "arc.jsonl",
                "plain.txt",
                "other/d.jsonl")) {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.writeString(directory.resolve(name), "");
        }
    }

    @Test
    void aDirectoryThatAGlobMatchesIsFoundBehindNamesThatBeginLikeIt() {
        assertThat(found("/[a]rc")).containsExactly("arc/a.jsonl", "arc/deep/b.jsonl.gz");
    }

    @Test
    void aGlobMatchesFilesAsTheyAreAndDirectories() {
        assertThat(found("/{arc*,plain.*}"))
                .containsExactly("arc/a.jsonl", "arc/deep/b.jsonl.gz", "arc-easy/c.jsonl", "arc.jsonl", "plain.txt");
    }

    @Test
    void aDirectoryGivesItsJsonLines() {
        assertThat(found("/arc")).containsExactly("arc/a.jsonl", "arc/deep/b.jsonl.gz");
    }

    private List<String> found(String path) {
        return TaskFiles.of(TaskSpec.of("task", TaskKind.QUESTIONS, directory + path)).stream()
                .map(InputFile::address)
                .map(file -> directory.relativize(Path.of(file)).toString())
                .toList();
    }
}
