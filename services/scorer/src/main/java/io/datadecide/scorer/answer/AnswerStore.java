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
 * What is known of one task under one checkpoint: a journal while its answers are found, one Parquet file once all are. A
 * second process that is asked for the same at the same time scores by itself and leaves the same file.
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

    /** The answers of a key below the directory of all results. */
    static AnswerStore open(Path results, AnswerKey key) {
        Path directory = key.directory(results);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StorageFailure(
                    "cannot make directory " + directory + " (" + e.getMessage()
                            + "); set datadecide.scorer.results-directory to a writable one",
                    e);
        }
        return new AnswerStore(
                key, directory.resolve(key.fileName() + ".parquet"), directory.resolve(key.fileName() + ".journal"));
    }

    /** All answers, if they were all found before; null if some are missing or the file is not what was written. */
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
            return null; // a damaged copy of what can be computed again: it is, and replaces this file
        }
    }

    /** The journal of a task that is being scored; null while another process writes it. */
    @Nullable
    AnswerJournal journal() {
        if (journal == null) {
            journal = AnswerJournal.open(journalFile);
        }
        return journal;
    }

    /** Keeps all answers in one file, instead of in the journal. */
    void finish(TokenizedTask task, List<InstanceLikelihood> likelihoods) {
        List<StoredAnswer> answers = new ArrayList<>(likelihoods.size());
        for (int i = 0; i < likelihoods.size(); i++) {
            answers.add(new StoredAnswer(task.instances().get(i).subtask(), likelihoods.get(i)));
        }
        new AnswerTable(key.checkpointSha256(), key.task(), task.text(), task.primaryMetric(), answers).write(table);
        dropJournal();
    }

    /**
     * Deletes a left-over journal: also of a process that was killed between its table and its journal. One that still
     * writes it continues in an unlinked file, and ends with the same table.
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
