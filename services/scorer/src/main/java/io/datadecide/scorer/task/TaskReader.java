package io.datadecide.scorer.task;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.InputFailure;
import io.datadecide.files.Digest;
import io.datadecide.scorer.error.ScorerException;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.util.List;

/** Reads and verifies tasks of any kind. */
public final class TaskReader {
    /** Default of the maximum number of characters of one task in memory. */
    public static final long DEFAULT_MAX_CHARACTERS = 256L << 20;

    private static final byte[] END_OF_TEXT = {(byte) 0xFF}; // no byte of UTF-8
    private static final byte[] END_OF_INSTANCE = {(byte) 0xFE};

    private final long maxCharacters;

    public TaskReader(long maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /**
     * Reads a task.
     *
     * @throws BadTask when a file is missing, truncated, inconsistent, or contains nothing to score
     */
    public Task read(TaskSpec spec) {
        CharacterBudget budget = new CharacterBudget(spec.name(), maxCharacters);
        String primaryMetric = PrimaryMetrics.of(spec);
        List<Instance> instances;
        try {
            instances = switch (spec.kind()) {
                case REQUESTS -> new RequestReader(spec, budget).read();
                case TEXT -> new TextReader(spec, budget).read();
                case CLOZE -> new ClozeGenerator(spec, budget).generate();
                case QUESTIONS -> new QuestionReader(spec, budget).read();
            };
        } catch (CorpusException e) {
            throw refused(spec, e);
        }
        return new Task(spec, instances, primaryMetric, sha256(instances));
    }

    /**
     * Returns the identity of a task's files: equal identities and paths mean equal instances. It is computed from the content
     * of files on disk and from the versions of objects in a store.
     *
     * @throws BadTask when a file is missing or cannot be read
     */
    public String sourceIdentity(TaskSpec spec) {
        try {
            return TaskSource.identity(TaskSource.files(spec));
        } catch (CorpusException e) {
            throw refused(spec, e);
        }
    }

    /** Maps a failed read as {@link TaskFiles#unreadable} does. */
    private static ScorerException refused(TaskSpec spec, CorpusException e) {
        String message = "task " + spec.name() + ": " + e.getMessage();
        return e.getCause() instanceof InputFailure ? new StorageFailure(message, e) : new BadTask("path", message);
    }

    /** Returns the SHA-256 of everything that an answer depends on; a byte that UTF-8 never uses ends each text. */
    private static String sha256(List<Instance> instances) {
        Digest digest = new Digest();
        for (Instance instance : instances) {
            update(digest, instance.subtask());
            digest.add(new byte[] {(byte) instance.gold()});
            String previous = "";
            for (Choice choice : instance.choices()) {
                // Choices share their context; hashing it once is faster.
                update(digest, choice.context().equals(previous) ? "" : choice.context());
                update(digest, choice.continuation());
                String without = choice.unconditionalContext();
                update(digest, without == null ? "" : without);
                previous = choice.context();
            }
            digest.add(END_OF_INSTANCE);
        }
        return digest.hex();
    }

    private static void update(Digest digest, String text) {
        digest.add(text).add(END_OF_TEXT);
    }
}
