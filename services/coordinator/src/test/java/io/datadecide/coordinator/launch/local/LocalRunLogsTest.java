package io.datadecide.coordinator.launch.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.launch.LogReader;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.RunLogs.Extent;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRunLogsTest {
    private static final AttemptKey ATTEMPT = new AttemptKey(new RunKey("e", "r"), 2);

    @TempDir
    Path directory;

    private LogReader reader = new LogReader();

    private Path write(String text) throws IOException {
        return Files.writeString(LocalRunLogs.file(directory, ATTEMPT), text);
    }

    private boolean stream(RunLogs logs, Extent extent) {
        reader = new LogReader();
        return logs.stream(ATTEMPT, extent, reader);
    }

    @ParameterizedTest
    @CsvSource({"0,one:two:three:", "1,three:", "2,two:three:", "3,one:two:three:", "9,one:two:three:"})
    void theLastLinesAreTold(int tail, String expected) throws IOException {
        write("one\ntwo\nthree\n");
        assertThat(stream(new LocalRunLogs(directory, attempt -> false), new Extent(false, tail)))
                .isTrue();
        assertThat(reader.text()).isEqualTo(expected.replace(':', '\n'));
    }

    @Test
    void aLastLineWithoutItsEndCounts() throws IOException {
        write("one\ntwo");
        stream(new LocalRunLogs(directory, attempt -> false), new Extent(false, 1));
        assertThat(reader.text()).isEqualTo("two");
    }

    @Test
    void aLogLargerThanAPieceIsToldWhole() throws IOException {
        String text = "0123456789abcde\n".repeat(3 * RunLogs.PIECE_BYTES / 16 + 1);
        write(text);
        stream(new LocalRunLogs(directory, attempt -> false), new Extent(false, 0));
        assertThat(reader.text()).isEqualTo(text);
        stream(new LocalRunLogs(directory, attempt -> false), new Extent(false, RunLogs.PIECE_BYTES / 8));
        assertThat(reader.text()).hasSize(2 * RunLogs.PIECE_BYTES);
    }

    @Test
    void followingTellsWhatIsWrittenUntilTheWorkerIsGone() throws IOException {
        Path log = write("first\n");
        AtomicInteger asked = new AtomicInteger();
        RunLogs logs = new LocalRunLogs(directory, attempt -> {
            try {
                Files.writeString(log, "line " + asked.incrementAndGet() + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return asked.get() < 3;
        });
        stream(logs, new Extent(true, 0));
        assertThat(reader.text()).isEqualTo("first\nline 1\nline 2\nline 3\n");
    }

    @Test
    void aReaderThatLeavesEndsIt() throws IOException {
        write("first\n");
        LocalRunLogs logs = new LocalRunLogs(directory, attempt -> {
            reader.leave(); // while the worker goes on and prints nothing more
            return true;
        });
        assertThat(stream(logs, new Extent(true, 0))).isTrue();
    }

    @Test
    void whatWasNeverWrittenIsNotKept() {
        assertThat(stream(new LocalRunLogs(directory, attempt -> false), new Extent(false, 0)))
                .isFalse();
    }
}
