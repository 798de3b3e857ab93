package io.datadecide.cli.progress;

import io.datadecide.cli.text.Units;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One line per event, for pipes and log files. */
public final class EventLines implements ProgressView {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ExperimentProgress progress;
    private final PrintWriter out;

    public EventLines(ExperimentProgress progress, PrintWriter out) {
        this.progress = progress;
        this.out = out;
    }

    @Override
    public void changed(List<RunChange> changes) {
        for (RunChange change : changes) {
            boolean silent = change.before().isEmpty() && change.now().getState() == RunState.RUN_STATE_PENDING;
            if (change.isEvent() && !silent) {
                out.println(LocalTime.now().format(CLOCK) + "  " + done() + "  " + line(change.now()));
            }
        }
        out.flush();
    }

    @Override
    public void message(String line) {
        out.println(LocalTime.now().format(CLOCK) + "  " + line);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private String done() {
        List<Run> training = progress.training();
        Map<RunState, Long> states = ExperimentProgress.byState(training);
        return String.format(
                Locale.ROOT, "%3d/%d", states.getOrDefault(RunState.RUN_STATE_SUCCEEDED, 0L), training.size());
    }

    private static String line(Run run) {
        StringBuilder line = new StringBuilder(RunWords.name(run)).append(": ").append(RunWords.state(run.getState()));
        boolean trains = run.getKind() == RunKind.RUN_KIND_TRAIN;
        if (run.getAttempt() > 1 && run.getState() != RunState.RUN_STATE_SUCCEEDED) {
            line.append(", attempt ").append(run.getAttempt());
        }
        if (trains && run.getStep() > 0) {
            line.append(", step ").append(run.getStep()).append('/').append(run.getTotalSteps());
            line.append(String.format(Locale.ROOT, ", loss %.4f", run.getLoss()));
        }
        if (run.getState() == RunState.RUN_STATE_SUCCEEDED && run.getTokens() > 0) {
            line.append(", ").append(Units.count(run.getTokens())).append(" tokens");
        }
        if (!run.getReason().isBlank()) {
            line.append(" (").append(run.getReason()).append(')');
        }
        return line.toString();
    }
}
