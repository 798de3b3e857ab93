package io.datadecide.corpus.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.CorpusException.BadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    Path directory;

    @Test
    void onlyWantedFilesAreKept() throws IOException {
        for (String name :
                new String[] {"part-1.jsonl", "part-2.csv", "other.jsonl", "part/1.jsonl", "part/a/2.jsonl"}) {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.writeString(directory.resolve(name), "");
        }
        String base = directory.toString();
        assertThat(InputFiles.of(base)
                        .below(base, "part", 2, path -> path.toString().endsWith("l")))
                .containsOnlyKeys(Path.of("part-1.jsonl"), Path.of("part/1.jsonl"));
    }

    @Test
    void aNameThatIsNoPathHereMayOnlyLackTheLocale() {
        assertThatThrownBy(() -> InputFiles.of("a\0b").file("a\0b"))
                .isInstanceOf(BadSource.class)
                .hasMessage("path a\0b is not a path here (Nul character not allowed): correct it, or set"
                        + " LC_ALL=C.UTF-8 if only the locale lacks its letters");
    }
}
