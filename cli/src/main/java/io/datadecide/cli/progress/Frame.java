package io.datadecide.cli.progress;

import static io.datadecide.cli.progress.Style.BAD;
import static io.datadecide.cli.progress.Style.FAINT;
import static io.datadecide.cli.progress.Style.GOOD;
import static io.datadecide.cli.progress.Style.STRONG;

import io.datadecide.cli.text.Units;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * One picture of an experiment that fits a terminal of any size: totals, a matrix of all runs where there is room, and the
 * runs that do something.
 */
final class Frame {

    private static final int BAR_WIDTH = 24;
    /** Two blank lines, a heading, and five runs. */
    private static final int ROWS_FOR_RUNS = 8;

    private final ExperimentProgress progress;
    private final String place;
    private final int rows;
    private final int columns;

    Frame(ExperimentProgress progress, String place, int rows, int columns) {
        this.progress = progress;
        this.place = place;
        this.rows = Math.max(3, rows);
        this.columns = Math.max(20, columns);
    }

    List<AttributedString> lines() {
        if (progress.all().isEmpty()) {
            return List.of(new AttributedString("waiting for the coordinator …", FAINT));
        }
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title());
        lines.add(totals());
        List<AttributedString> matrix = RunMatrix.lines(progress.training());
        int left = rows - 1 - lines.size();
        if (matrix.size() + ROWS_FOR_RUNS <= left) {
            lines.add(AttributedString.EMPTY);
            lines.addAll(matrix);
            left -= matrix.size() + 1;
        }
        if (left >= 3) {
            lines.add(AttributedString.EMPTY);
            lines.addAll(RunRows.lines(progress.all(), left - 1));
        }
        return lines.stream()
                .limit(rows - 1L)
                .map(line -> line.columnSubSequence(0, columns - 1))
                .toList();
    }

    private AttributedString title() {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.styled(STRONG, progress.experiment().getName());
        line.append("  ").append(Units.clock(progress.elapsed())).append(" elapsed");
        progress.remaining()
                .ifPresent(left -> line.append(", training ends in about ").append(Units.clock(left)));
        line.styled(FAINT, "   " + place);
        return line.toAttributedString();
    }

    private AttributedString totals() {
        List<Run> training = progress.training();
        Map<RunState, Long> states = ExperimentProgress.byState(training);
        long prepared =
                ExperimentProgress.byState(progress.preparations()).getOrDefault(RunState.RUN_STATE_SUCCEEDED, 0L);
        int filled = (int) Math.round(BAR_WIDTH * progress.share());
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.styled(GOOD, "█".repeat(filled)).styled(FAINT, "░".repeat(BAR_WIDTH - filled));
        line.append(String.format(Locale.ROOT, " %3.0f %%", 100 * progress.share()));
        line.append("   corpora ")
                .append(prepared + "/" + progress.preparations().size());
        line.append("   runs ").append(states.getOrDefault(RunState.RUN_STATE_SUCCEEDED, 0L) + "/" + training.size());
        line.append("   scored ")
                .append(progress.experiment().getScoredCheckpoints() + "/"
                        + progress.experiment().getTotalCheckpoints());
        line.append("   ").append(Units.count(progress.tokensPerSecond())).append(" tokens/s");
        long failed = states.getOrDefault(RunState.RUN_STATE_FAILED, 0L);
        if (failed > 0) {
            line.styled(BAD, "   " + failed + " failed");
        }
        return line.toAttributedString();
    }
}
