package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores the answers of a checkpoint on a task: in a journal while it is scored, then in one Parquet file. When two processes
 * score the same task concurrently, both compute all answers and write the same file.
 */
final class AnswerStore implements AutoCloseable {
    private final AnswerKey key;
    private final Path table;
    private final Path journalFile;
    private @Nullable AnswerJournal journal;

    private AnswerStore(AnswerKey key, Path table, Path journalFile) {
        this.key = key;
        this.table = table;
        this.journalFile = journalFile;
    }

    /** Opens the store of a key in the results directory. */
    static AnswerStore open(Path results, AnswerKey key) {
        Path directory = key.directory(results);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StorageFailure(
                    "cannot create directory " + directory + " (" + e.getMessage()
                            + "); set datadecide.scorer.results-directory to a writable one",
                    e);
        }
        return new AnswerStore(
                key, directory.resolve(key.fileName() + ".parquet"), directory.resolve(key.fileName() + ".journal"));
    }

    /** Returns all answers; null when the task is not completely scored or the file is damaged. */
    @Nullable
    List<InstanceLikelihood> finished(TokenizedTask task) {
        if (!Files.exists(table)) {
            return null;
        }
        try {
            List<StoredAnswer> answers = AnswerTable.read(table).answers();
            if (answers.size() != task.size()) {
                return null;
            }
            dropJournal();
            return answers.stream().map(StoredAnswer::likelihood).toList();
        } catch (BadTask e) {
            return null; // damaged: the task is scored again, which replaces the file
        }
    }

    /** Returns the journal of the task; null while another process writes it. */
    @Nullable
    AnswerJournal journal() {
        if (journal == null) {
            journal = AnswerJournal.open(journalFile);
        }
        return journal;
    }

    /** Writes all answers to the Parquet file and deletes the journal. */
    void finish(TokenizedTask task, List<InstanceLikelihood> likelihoods) {
        List<StoredAnswer> answers = new ArrayList<>(likelihoods.size());
        for (int i = 0; i < likelihoods.size(); i++) {
            answers.add(new StoredAnswer(task.instances().get(i).subtask(), likelihoods.get(i)));
        }
        new AnswerTable(key.checkpointSha256(), key.task(), task.text(), task.primaryMetric(), answers).write(table);
        dropJournal();
    }

    /**
     * Deletes the journal, also one of a process that was killed after it wrote the Parquet file. Another process that still
     * writes the journal continues in the unlinked file, and writes the same Parquet file.
     */
    private void dropJournal() {
        close();
        try {
            Files.deleteIfExists(journalFile);
        } catch (IOException e) {
            throw AnswerJournal.failure("delete", journalFile, e);
        }
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }
}
