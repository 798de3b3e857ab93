package io.datadecide.cli.progress;

import io.datadecide.cli.text.TextTable;
import io.datadecide.cli.text.TextTable.Column;
import io.datadecide.cli.text.Units;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** The runs that matter most just now, as many as there is room for. */
final class RunRows {

    private RunRows() {}

    /** A heading and at most {@code room - 1} lines. */
    static List<AttributedString> lines(List<Run> runs, int room) {
        List<Run> wanted = runs.stream()
                .filter(run -> rank(run) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(RunRows::rank))
                .toList();
        int shown = wanted.size() <= room - 1 ? wanted.size() : Math.max(0, room - 2);
        TextTable table = new TextTable(
                Column.left("run"),
                Column.left("state"),
                Column.right("step"),
                Column.right("loss"),
                Column.right("tokens/s"),
                Column.right("ETA"),
                Column.left(""));
        wanted.stream().limit(shown).forEach(run -> add(table, run));
        List<AttributedString> lines = new ArrayList<>();
        List<String> text = table.lines();
        lines.add(new AttributedString(text.getFirst(), Style.FAINT));
        for (int i = 0; i < shown; i++) {
            lines.add(
                    new AttributedString(text.get(i + 1), Style.of(wanted.get(i).getState())));
        }
        if (shown < wanted.size()) {
            lines.add(new AttributedString("… and " + (wanted.size() - shown) + " more", Style.FAINT));
        }
        return lines;
    }

    /** Orders running runs first, then failed runs, runs being scored, and runs that wait for a retry. */
    private static int rank(Run run) {
        return switch (run.getState()) {
            case RUN_STATE_RUNNING -> 0;
            case RUN_STATE_STARTING -> 1;
            case RUN_STATE_FAILED -> 2;
            case RUN_STATE_SCORING -> 3;
            case RUN_STATE_PENDING -> run.getAttempt() > 0 ? 4 : Integer.MAX_VALUE;
            case RUN_STATE_SUCCEEDED, RUN_STATE_CANCELLED, RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> Integer.MAX_VALUE;
        };
    }

    private static void add(TextTable table, Run run) {
        boolean trains = run.getKind() == RunKind.RUN_KIND_TRAIN;
        boolean runs = run.getState() == RunState.RUN_STATE_RUNNING;
        table.row(
                RunWords.name(run),
                RunWords.state(run.getState()),
                trains ? run.getStep() + "/" + run.getTotalSteps() : Units.count(run.getTokens()) + " tokens",
                trains && run.getStep() > 0 ? String.format(Locale.ROOT, "%.4f", run.getLoss()) : "",
                runs && trains && run.getTokensPerSecond() > 0 ? Units.count(run.getTokensPerSecond()) : "",
                runs && run.hasRemaining()
                        ? Units.clock(Duration.ofSeconds(run.getRemaining().getSeconds()))
                        : "",
                note(run));
    }

    private static String note(Run run) {
        String attempt = run.getAttempt() > 1 ? "attempt " + run.getAttempt() : "";
        String separator = attempt.isEmpty() || run.getReason().isEmpty() ? "" : ": ";
        return attempt + separator + run.getReason();
    }
}
