package io.datadecide.scorer.contamination;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.contamination.Overlap;
import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.files.Digest;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes and stores contamination flags: corpora are read once for all checkpoints scored on the same tasks. */
public final class ContaminationStore {
    private static final int REMEMBERED = 64;
    private static final int KEY_DIGITS = 32;

    private final TaskReader reader;
    private final @Nullable Path results;
    private final Map<String, Map<String, ContaminationFlags>> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Creates a store.
     *
     * @param results directory where flags are stored; null keeps them in memory only
     */
    public ContaminationStore(TaskReader reader, @Nullable Path results) {
        this.reader = reader;
        this.results = results;
    }

    /**
     * Returns the flags of each task by its name.
     *
     * @param stopper called often; may throw to stop
     */
    public Map<String, ContaminationFlags> of(List<TaskSpec> tasks, ContaminationCheck check, Runnable stopper) {
        if (!check.wanted()) {
            return Map.of();
        }
        String key = key(tasks, check);
        Map<String, ContaminationFlags> flags = known.get(key);
        if (flags == null) {
            Path file = results == null ? null : results.resolve("marks").resolve(key + ".parquet");
            flags = file != null && Files.exists(file) ? OverlapTable.read(file) : found(tasks, check, file, stopper);
            known.put(key, flags);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return flags;
    }

    private Map<String, ContaminationFlags> found(
            List<TaskSpec> tasks, ContaminationCheck check, @Nullable Path file, Runnable stopper) {
        Map<String, List<Overlap>> overlaps = overlaps(tasks, check, stopper);
        if (file != null) {
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException e) {
                throw new StorageFailure("cannot create the directory of " + file + " (" + e.getMessage() + ")", e);
            }
            OverlapTable.write(file, overlaps);
        }
        Map<String, ContaminationFlags> flags = new LinkedHashMap<>();
        overlaps.forEach((task, found) -> flags.put(task, ContaminationFlags.of(found)));
        return flags;
    }

    /** Computes the overlap of the corpora with each instance of the tasks, by the tasks' names. */
    public Map<String, List<Overlap>> overlaps(List<TaskSpec> tasks, ContaminationCheck check, Runnable stopper) {
        TaskOverlap overlap = new TaskOverlap(check.words());
        for (TaskSpec task : tasks) {
            stopper.run();
            overlap.add(reader.read(task));
        }
        try {
            overlap.scan(check.corpora(), stopper);
        } catch (CorpusException.StorageFailure e) {
            throw new StorageFailure(String.valueOf(e.getMessage()), e);
        } catch (CorpusException e) {
            throw new BadTask("contamination", String.valueOf(e.getMessage()));
        }
        Map<String, List<Overlap>> byTask = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            byTask.put(tasks.get(i).name(), overlap.of(i));
        }
        return byTask;
    }

    /**
     * Identifies tasks by content, and corpora by path, size and modification time of their files, because hashing a corpus
     * takes as long as reading it. Objects in a store are identified by their tag.
     */
    private String key(List<TaskSpec> tasks, ContaminationCheck check) {
        StringBuilder all = new StringBuilder().append(check.words());
        for (TaskSpec task : tasks) {
            all.append('\n').append(task).append('|').append(reader.sourceIdentity(task));
        }
        try {
            for (String corpus : check.corpora()) {
                try (Documents documents = Documents.of(corpus)) {
                    for (InputFile file : documents.files()) {
                        all.append('\n').append(file.address()).append('|').append(file.bytes());
                        all.append('|').append(file.version());
                    }
                }
            }
            return Digest.of(all.toString()).substring(0, KEY_DIGITS);
        } catch (CorpusException.StorageFailure e) {
            throw new StorageFailure(String.valueOf(e.getMessage()), e);
        } catch (CorpusException | IOException e) {
            throw new BadTask("contamination", "cannot read a corpus of the contamination check: " + e.getMessage());
        }
    }
}
