package io.datadecide.cli.remote;

import io.datadecide.cli.progress.ExperimentProgress;
import io.datadecide.cli.progress.ProgressView;
import io.datadecide.cli.progress.RunChange;
import io.datadecide.cli.text.Json;
import io.datadecide.proto.experiment.v1.Experiment;
import java.io.PrintWriter;
import java.util.List;

/** One JSON object per line: the experiment whenever it changed, and each run that did. */
final class JsonLinesView implements ProgressView {
    private final ExperimentProgress progress;
    private final PrintWriter out;
    private Experiment printed = Experiment.getDefaultInstance();

    private record Line(String type, Object value) {}

    JsonLinesView(ExperimentProgress progress, PrintWriter out) {
        this.progress = progress;
        this.out = out;
    }

    @Override
    public synchronized void changed(List<RunChange> changes) {
        Experiment now = progress.experiment().toBuilder().clearRuns().build();
        if (!now.equals(printed)) {
            printed = now;
            out.println(Json.line(new Line("experiment", ExperimentJson.summary(now))));
        }
        for (RunChange change : changes) {
            if (!change.now().equals(change.before().orElse(null))) {
                out.println(Json.line(new Line("run", ExperimentJson.run(change.now()))));
            }
        }
        out.flush();
    }

    @Override
    public synchronized void message(String line) {
        out.println(Json.line(new Line("message", line)));
        out.flush();
    }

    @Override
    public synchronized void close() {
        out.flush();
    }
}
