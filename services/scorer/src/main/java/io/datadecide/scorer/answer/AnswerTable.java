package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.parquet.ParquetColumn;
import io.datadecide.parquet.ParquetException;
import io.datadecide.parquet.ParquetRows;
import io.datadecide.parquet.ParquetTable;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the answers of a checkpoint on a task as a Parquet file with one row per choice. It holds everything that
 * metrics are computed from, so that existing and new metrics can be computed without the model.
 *
 * @param checkpointSha256 SHA-256 of the checkpoint's manifest
 * @param task name of the task
 * @param text whether it is held-out text with one passage per instance
 * @param primaryMetric the metric usually reported for the task
 * @param answers in the order of the instances
 */
record AnswerTable(
        String checkpointSha256, String task, boolean text, String primaryMetric, List<StoredAnswer> answers) {
    private static final List<ParquetColumn> COLUMNS = List.of(
            ParquetColumn.text("checkpoint"),
            ParquetColumn.text("task"),
            ParquetColumn.text("kind"),
            ParquetColumn.text("primary_metric"),
            ParquetColumn.text("subtask"),
            ParquetColumn.integer("instance"),
            ParquetColumn.integer("gold"),
            ParquetColumn.integer("choice"),
            ParquetColumn.number("log_likelihood"),
            ParquetColumn.number("unconditional_log_likelihood"),
            ParquetColumn.integer("tokens"),
            ParquetColumn.integer("characters"),
            ParquetColumn.integer("bytes"));
    private static final List<String> NAMES =
            COLUMNS.stream().map(ParquetColumn::name).toList();
    private static final String TEXT = "text";
    private static final String QUESTIONS = "questions";

    AnswerTable {
        answers = List.copyOf(answers);
    }

    /** Writes the file atomically. */
    void write(Path file) {
        try (ParquetTable table = ParquetTable.create(file, COLUMNS)) {
            for (int i = 0; i < answers.size(); i++) {
                InstanceLikelihood likelihood = answers.get(i).likelihood();
                for (int c = 0; c < likelihood.choices().size(); c++) {
                    table.add(row(answers.get(i), i, c));
                }
            }
            table.commit();
        } catch (IOException e) {
            throw new StorageFailure(
                    "cannot write answers " + file + " (" + e.getMessage()
                            + "); free disk space or change datadecide.scorer.results-directory",
                    e);
        }
    }

    private @Nullable Object[] row(StoredAnswer answer, int instance, int choice) {
        ChoiceLikelihood likelihood = answer.likelihood().choices().get(choice);
        return new @Nullable Object[] {
            checkpointSha256,
            task,
            text ? TEXT : QUESTIONS,
            primaryMetric,
            answer.subtask(),
            instance,
            answer.likelihood().gold(),
            choice,
            likelihood.logLikelihood(),
            likelihood.hasUnconditional() ? likelihood.unconditionalLogLikelihood() : null,
            likelihood.tokens(),
            likelihood.characters(),
            likelihood.bytes()
        };
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws BadTask when it is damaged or has another format
     */
    static AnswerTable read(Path file) {
        try (ParquetRows rows = ParquetRows.open(file, NAMES)) {
            Reading reading = new Reading(file);
            while (rows.next()) {
                reading.take(rows);
            }
            return reading.end();
        } catch (IOException e) {
            throw new BadTask("answers", "answers " + file + " cannot be read (" + e.getMessage() + ")");
        } catch (ParquetException | IllegalArgumentException | ArithmeticException e) {
            throw new BadTask("answers", "answers " + file + ": " + e.getMessage() + "; score the checkpoint again");
        }
    }

    /** Groups rows of choices into instances. */
    private static final class Reading {
        private final Path file;
        private final List<StoredAnswer> answers = new ArrayList<>();
        private final List<ChoiceLikelihood> choices = new ArrayList<>();
        private @Nullable AnswerTable head;
        private String subtask = "";
        private int gold;

        Reading(Path file) {
            this.file = file;
        }

        void take(ParquetRows rows) {
            if (rows.integer(7) == 0) {
                endInstance();
                subtask = rows.text(4);
                gold = Math.toIntExact(rows.integer(6));
            }
            if (rows.integer(5) != answers.size() || rows.integer(7) != choices.size()) {
                throw new IllegalArgumentException("row " + rows.row() + " is out of order");
            }
            if (head == null) {
                head = new AnswerTable(rows.text(0), rows.text(1), rows.text(2).equals(TEXT), rows.text(3), List.of());
            }
            choices.add(choice(rows));
        }

        private void endInstance() {
            if (!choices.isEmpty()) {
                answers.add(new StoredAnswer(subtask, new InstanceLikelihood(gold, choices)));
                choices.clear();
            }
        }

        AnswerTable end() {
            endInstance();
            if (head == null) {
                throw new BadTask("answers", "answers " + file + " is empty; score the checkpoint again");
            }
            return new AnswerTable(head.checkpointSha256, head.task, head.text, head.primaryMetric, answers);
        }
    }

    private static ChoiceLikelihood choice(ParquetRows rows) {
        return new ChoiceLikelihood(
                rows.number(8),
                rows.isNull(9) ? Double.NaN : rows.number(9),
                Math.toIntExact(rows.integer(10)),
                Math.toIntExact(rows.integer(11)),
                Math.toIntExact(rows.integer(12)));
    }
}
