package io.datadecide.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class H2FileStoreTest extends StoreContract {
    /** The options of application.properties. */
    static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    @TempDir
    Path directory;

    @Override
    DataSource database() {
        return database(directory.resolve("coordinator"));
    }

    static DataSource database(Path file) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:file:" + file.toAbsolutePath() + OPTIONS);
        dataSource.setUser("sa");
        return dataSource;
    }

    @Test
    void whatWasCommittedSurvivesKillNine() throws Exception {
        Path file = directory.resolve("killed");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long committed = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            while (committed < 10) {
                committed = Long.parseLong(lines.readLine());
            }
            writer.toHandle().destroyForcibly(); // not writer.destroyForcibly(), which closes our end of the pipe
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                committed = Long.parseLong(line);
            }
        }
        Stores reopened = on(database(file));
        for (long step = 1; step <= committed; step++) {
            CheckpointKey key = new CheckpointKey(TestRuns.FIRST, step);
            assertThat(reopened.checkpoints().find(key))
                    .as("checkpoint %d of %d", step, committed)
                    .isPresent();
            assertThat(reopened.evidence().tasksOf(key))
                    .as("evidence %d of %d", step, committed)
                    .containsExactly("t");
        }
    }

    /** Commits checkpoint after checkpoint with its evidence and says each number after the commit, until it is killed. */
    static final class Writer {
        public static void main(String[] arguments) {
            Stores stores = on(database(Path.of(arguments[0])));
            stores.experiments().create(TestRuns.experiment("e"));
            AttemptKey attempt = running(stores, TestRuns.FIRST);
            for (long step = 1; ; step++) {
                stores.checkpoints().reported(attempt, new NewCheckpoint(step, step, "/d", "ab", true));
                stores.evidence()
                        .record(
                                new CheckpointKey(TestRuns.FIRST, step),
                                "t",
                                List.of(new Measurement("m", step, Double.NaN, 1, true)));
                System.out.println(step);
            }
        }
    }
}
