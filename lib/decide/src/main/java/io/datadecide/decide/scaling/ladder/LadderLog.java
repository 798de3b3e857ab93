package io.datadecide.decide.scaling.ladder;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.scaling.ladder.LadderTask.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The log of one run of the ladder, as exported to CSV: one line an evaluation, one column a quantity. */
final class LadderLog {
    private static final String TOKENS = "throughput/total_tokens";
    private static final String STEP = "_step";
    private static final String BATCH = "batch_size_in_tokens";
    private static final int MOST_EVALUATIONS = 1_000_000;

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final LadderTask task;
    private final List<Evaluation> evaluations = new ArrayList<>();

    private LadderLog(Path file, LadderTask task) {
        this.file = file;
        this.task = task;
    }

    /**
     * Reads what a log says of a task; other columns are ignored.
     *
     * @return at least one evaluation, in the order of the file
     * @throws EvidenceException if a needed column or number is missing; names file, line and column
     */
    static List<Evaluation> read(Path file, LadderTask task) throws IOException {
        LadderLog log = new LadderLog(file, task);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().allowMissingFields(true).ofCsvRecord(file)) {
            Iterator<CsvRecord> lines = reader.iterator();
            if (lines.hasNext()) {
                log.header(lines.next());
            }
            while (lines.hasNext()) {
                log.evaluations.add(log.evaluation(lines.next()));
                if (log.evaluations.size() > MOST_EVALUATIONS) {
                    throw new EvidenceException(
                            file + " has more than " + MOST_EVALUATIONS + " lines; thin the log out");
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new EvidenceException(file + ": cannot be read as CSV: " + rootMessage(e) + "; export the run again");
        }
        if (log.evaluations.isEmpty()) {
            throw new EvidenceException(file + ": no evaluation in it; export the run again");
        }
        return List.copyOf(log.evaluations);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private void header(CsvRecord names) {
        for (int i = 0; i < names.getFieldCount(); i++) {
            columns.putIfAbsent(names.getField(i), i);
        }
    }

    private Evaluation evaluation(CsvRecord line) {
        double tokens = columns.containsKey(TOKENS)
                ? Math.floor(number(line, TOKENS))
                : Math.floor(number(line, STEP)) * Math.floor(number(line, BATCH));
        return new Evaluation(tokens, mean(line, Part::lossColumn), mean(line, Part::accuracyColumn));
    }

    private double mean(CsvRecord line, Function<Part, String> column) {
        double sum = 0;
        double weight = 0;
        for (Part part : task.parts()) {
            sum += part.weight() * number(line, column.apply(part));
            weight += part.weight();
        }
        return sum / weight;
    }

    private double number(CsvRecord line, String column) {
        @Nullable Integer index = columns.get(column);
        if (index == null) {
            throw new EvidenceException(file + ":1: no column " + column + "; export the run with it");
        }
        String text = index < line.getFieldCount() ? line.getField(index) : "";
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, together with numbers that are not finite
        }
        throw new EvidenceException(file + ":" + line.getStartingLineNumber() + ":" + (index + 1) + ": " + column
                + " is \"" + text + "\"; it must be a finite number");
    }

    /**
     * One evaluation.
     *
     * @param tokens trained on so far
     * @param loss bits per byte of the right answers
     * @param accuracy share of questions answered right
     */
    record Evaluation(double tokens, double loss, double accuracy) {}
}
