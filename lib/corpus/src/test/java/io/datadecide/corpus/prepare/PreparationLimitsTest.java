package io.datadecide.corpus.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PreparationLimitsTest {
    @TempDir
    Path directory;

    /** The system's own limit on the size of files stands for a disk that fills: the write fails in the same place. */
    @Test
    void storageThatEndsIsOneLineAndLeavesNothing() throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        String printed = PreparationProcess.run("ulimit -f 1000; ", "-Xmx256m", corpus(3), out);
        assertThat(printed)
                .isEqualTo(
                        "cannot write " + directory.resolve("out.partial/tokens.bin") + ": File too large; free space"
                                + " there or choose another output directory, then run the same command again");
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().contains("out"));
    }

    @Test
    void memoryDoesNotGrowWithTheCorpus() throws IOException, InterruptedException {
        int mebibytes = 128;
        String printed = PreparationProcess.run("", "-Xmx40m", corpus(mebibytes), directory.resolve("out"));
        assertThat(printed).isEqualTo(Long.toString(mebibytes * 1024L * 1025));
    }

    private Path corpus(int mebibytes) throws IOException {
        Path file = directory.resolve("corpus.jsonl.gz");
        byte[] line = ("{\"text\":\"" + "some text of 16b".repeat(64) + "\"}\n").getBytes(UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < mebibytes * 1024; i++) {
                out.write(line);
            }
        }
        return file;
    }
}
