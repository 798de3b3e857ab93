package io.datadecide.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** An installation's bundled PostgreSQL, asked within its pod. */
record Database(Installation cluster) {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** What it answers, when it is there again: a row a line, columns apart by a bar. */
    String answer(String query) {
        return Awaitility.await(query)
                .atMost(LONGEST)
                .until(() -> answerIfThere(query), Optional::isPresent)
                .orElseThrow();
    }

    /** The same, or nothing while it, its pod or the API server is away. */
    Optional<String> answerIfThere(String query) {
        Command asked = ask(query);
        return asked.exitCode() == 0 ? Optional.of(asked.output().strip()) : Optional.empty();
    }

    private Command ask(String query) {
        return Command.run(
                LONGEST,
                Map.of(),
                "kubectl",
                "exec",
                "-n",
                cluster.namespace(),
                cluster.name("postgresql") + "-0",
                "--",
                "sh",
                "-c",
                "PGPASSWORD=$POSTGRES_PASSWORD psql -qtA -h 127.0.0.1 -U \"$POSTGRES_USER\" \"$POSTGRES_DB\" -c \"$0\"",
                query);
    }
}
