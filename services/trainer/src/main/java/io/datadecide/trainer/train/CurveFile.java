package io.datadecide.trainer.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.datadecide.files.DurableFile;
import io.datadecide.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The curve of a run as {@code curve.csv}: one row an interval, no step in it twice, whatever happened on the way. */
final class CurveFile {
    private static final String HEADER =
            "step,tokens_seen,loss,gradient_norm,learning_rate,tokens_per_second,resident_bytes";

    private static final Pattern ROW = Pattern.compile("\\d{1,18}(,[-+.\\w]+)+");

    private final Path file;

    private CurveFile(Path file) {
        this.file = file;
    }

    /** Opens the curve to resume after a step; deletes rows past it or truncated by a crash. */
    static CurveFile resume(Path runDirectory, long step) {
        Path file = runDirectory.resolve("curve.csv");
        CurveFile curve = new CurveFile(file);
        List<String> kept = new ArrayList<>(List.of(HEADER));
        try {
            Files.createDirectories(runDirectory);
            if (Files.exists(file)) {
                String text = new String(Files.readAllBytes(file), UTF_8); // invalid text is not a row
                // What follows the last line end was being written when the process died.
                List<String> lines =
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
                for (int i = 1; i < lines.size(); i++) {
                    if (curve.stepOf(lines.get(i), i + 1) <= step) {
                        kept.add(lines.get(i));
                    }
                }
            }
            DurableFile.write(file, String.join("\n", kept) + "\n");
        } catch (IOException e) {
            throw curve.failure(e);
        }
        return curve;
    }

    private long stepOf(String row, int line) {
        if (!ROW.matcher(row).matches()) {
            throw new TrainerException.BadRun(
                    file + ":" + line + ": is not a row of a curve: delete the line, then run the same command again",
                    null);
        }
        return Long.parseLong(row.substring(0, row.indexOf(',')));
    }

    void append(CurvePoint point) {
        String row = String.format(
                Locale.ROOT,
                "%d,%d,%s,%s,%s,%.1f,%d%n",
                point.step(),
                point.tokensSeen(),
                point.loss(),
                point.gradientNorm(),
                point.learningRate(),
                point.tokensPerSecond(),
                point.residentBytes());
        try {
            Files.write(file, row.getBytes(UTF_8), CREATE, APPEND);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private TrainerException failure(IOException e) {
        return new TrainerException.Storage(
                "cannot write " + file + ": " + e.getMessage() + "; free some space, then run the same command again",
                e);
    }
}
