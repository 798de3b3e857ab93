package io.datadecide.scorer.task;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.InputFailure;
import io.datadecide.files.Digest;
import io.datadecide.scorer.error.ScorerException;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.util.List;

/** Reads a task of any kind and verifies it. */
public final class TaskReader {
    /** Default maximum of a task's characters in memory. */
    public static final long DEFAULT_MAX_CHARACTERS = 256L << 20;

    private static final byte[] END_OF_TEXT = {(byte) 0xFF}; // no byte of UTF-8
    private static final byte[] END_OF_INSTANCE = {(byte) 0xFE};

    private final long maxCharacters;

    public TaskReader(long maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /**
     * The task's instances.
     *
     * @throws BadTask when a file is missing, cut off, contradicts itself, or holds nothing to score
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
     * Version of the files of the task's instances: the same version means the same instances, without reading
     * them. Of files on disk it is their content, of objects in a store their versions; for use with the task's path.
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

    /** As {@link TaskFiles#unreadable}: a store may answer tomorrow, a disk says what is wrong with the file. */
    private static ScorerException refused(TaskSpec spec, CorpusException e) {
        String message = "task " + spec.name() + ": " + e.getMessage();
        return e.getCause() instanceof InputFailure ? new StorageFailure(message, e) : new BadTask("path", message);
    }

    /** SHA-256 over everything that an answer depends on, each text closed by a byte that UTF-8 never has. */
    private static String sha256(List<Instance> instances) {
        Digest digest = new Digest();
        for (Instance instance : instances) {
            update(digest, instance.subtask());
            digest.add(new byte[] {(byte) instance.gold()});
            String previous = "";
            for (Choice choice : instance.choices()) {
                // Choices share their context; hashing it once keeps this quick.
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
