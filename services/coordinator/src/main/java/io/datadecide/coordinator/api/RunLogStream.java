package io.datadecide.coordinator.api;

import com.google.protobuf.ByteString;
import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.error.CoordinatorException.BadRequest;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsResponse;
import io.datadecide.serving.Recipient;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What attempts printed, for those who ask over the network. */
public final class RunLogStream {
    private final RunStore runs;
    private final RunLogs logs;

    public RunLogStream(RunStore runs, RunLogs logs) {
        this.runs = runs;
        this.logs = logs;
    }

    /** Streams until all is told or nobody reads any more. */
    void stream(StreamRunLogsRequest request, Recipient<StreamRunLogsResponse> recipient) {
        if (request.getTailLines() < 0) {
            throw BadRequest.field("tail_lines", request.getTailLines() + " is negative; 0 means all lines");
        }
        AttemptKey attempt = attempt(request);
        boolean kept = logs.stream(
                attempt, new RunLogs.Extent(request.getFollow(), request.getTailLines()), new RemoteReader(recipient));
        if (!kept) {
            throw new CoordinatorException.NotFound(
                    "log",
                    attempt.run().id() + " attempt " + attempt.number(),
                    "; it was removed with its worker, or never written");
        }
    }

    private record RemoteReader(Recipient<StreamRunLogsResponse> recipient) implements RunLogs.Reader {
        @Override
        public boolean take(byte[] piece) {
            try {
                return recipient.send(StreamRunLogsResponse.newBuilder()
                        .setContent(ByteString.copyFrom(piece))
                        .build());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public CompletableFuture<?> left() {
            return recipient.end();
        }
    }

    private AttemptKey attempt(StreamRunLogsRequest request) {
        if (request.getRunId().isBlank()) {
            throw BadRequest.field("run_id", "is empty; name a run of the experiment");
        }
        Run run = runs.find(new RunKey(request.getName(), request.getRunId()))
                .orElseThrow(() -> new CoordinatorException.NotFound(
                        "run", request.getRunId(), "; the experiment's runs are listed with it"));
        if (run.attempt() == 0) {
            throw new CoordinatorException.NotNow(
                    "NOT_STARTED",
                    Map.of("run", run.key().id()),
                    "run " + run.key().id() + " has not started yet, so it has printed nothing");
        }
        int number = request.getAttempt() == 0 ? run.attempt() : request.getAttempt();
        if (number < 1 || number > run.attempt()) {
            throw BadRequest.field(
                    "attempt", number + " is not from 1 to " + run.attempt() + ", the attempts that run has had");
        }
        return new AttemptKey(run.key(), number);
    }
}
