package io.datadecide.trainer.command;

import io.datadecide.calls.Backoff;
import io.datadecide.calls.TransportSecurity;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.storage.ObjectStore;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.config.TrainerConfig;
import io.datadecide.trainer.config.TrainerConfig.CoordinatorConfig;
import io.datadecide.trainer.config.TrainerConfig.WorkConfig;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.remote.WorkPlaces;
import io.datadecide.trainer.report.Coordinator;
import io.datadecide.trainer.report.RetryLimits;
import io.datadecide.trainer.trace.AttemptTrace;
import io.datadecide.trainer.work.Worker;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does the work of the attempt that the environment names. */
@Command(name = "work", description = "Does the work of one attempt for a coordinator.")
public class WorkCommand implements Callable<Integer> {
    @Inject
    TrainerConfig config;

    @Override
    public Integer call() {
        StopSignal stop = new StopSignal();
        stop.listen();
        WorkConfig work = config.work();
        CoordinatorConfig settings = config.coordinator();
        Attempt attempt = Attempt.newBuilder()
                .setRunId(require(work.runId(), "DATADECIDE_RUN_ID"))
                .setNumber(require(work.attempt(), "DATADECIDE_ATTEMPT"))
                .build();
        RetryLimits retry =
                new RetryLimits(new Backoff(settings.firstWait(), settings.longestWait()), settings.giveUpAfter());
        try (AttemptTrace trace = AttemptTrace.of(System.getenv());
                WorkPlaces places = new WorkPlaces(scratch(), ObjectStore::fromEnvironment);
                Coordinator coordinator = new Coordinator(
                        require(work.coordinator(), "DATADECIDE_COORDINATOR"),
                        attempt,
                        require(work.runToken(), "DATADECIDE_RUN_TOKEN"),
                        security(settings),
                        settings.callDeadline(),
                        retry)) {
            return new Worker(coordinator, config, places, stop, trace).run(host());
        }
    }

    private static TransportSecurity security(CoordinatorConfig settings) {
        try {
            return settings.tls().security();
        } catch (IllegalArgumentException e) {
            throw new BadRun(String.valueOf(e.getMessage()), e);
        }
    }

    private Path scratch() {
        return config.scratch().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "datadecide"));
    }

    private static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("pid") + ":"
                + ProcessHandle.current().pid();
    }

    private static <T> T require(Optional<T> value, String variable) {
        return value.orElseThrow(
                () -> new BadRun("the environment variable " + variable + " is missing: the launcher sets it", null));
    }
}
