package io.datadecide.scorer.answer;

import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Caches tokenized tasks by the content of their files and evicts the least recently used: every checkpoint of an experiment
 * is scored on the same tasks, and reading and tokenizing them takes longer than scoring a small model.
 */
final class TaskCache {
    private final TaskReader reader;
    private final long maxTokens;
    private final int threads;
    private final Map<Key, TokenizedTask> tasks = new LinkedHashMap<>(16, 0.75f, true);
    private long tokens;

    /** Creates a cache of at most {@link ScoringLimits#maxCachedTokens} tokens; the last task is always kept. */
    TaskCache(ScoringLimits limits) {
        this.reader = new TaskReader(limits.maxTaskCharacters());
        this.maxTokens = limits.maxCachedTokens();
        this.threads = limits.workers();
    }

    /** Identifies a task by the content of its files and its tokenizer when it was verified. */
    record Key(TaskSpec spec, String source, String tokenizer) {}

    /** Reads, verifies and tokenizes the task unless it is cached. */
    Key verify(TaskSpec spec, LoadedTokenizer tokenizer) {
        Key key = new Key(spec, reader.sourceIdentity(spec), tokenizer.identity());
        if (tasks.get(key) == null) {
            keep(key, TokenizedTask.of(reader.read(spec), tokenizer.tokenizer(), threads));
        }
        return key;
    }

    /** Returns a verified task as tokens; reads it again when it was evicted. */
    TokenizedTask get(Key verified, LoadedTokenizer tokenizer) {
        TokenizedTask known = tasks.get(verified);
        return known == null ? Objects.requireNonNull(tasks.get(verify(verified.spec(), tokenizer))) : known;
    }

    private void keep(Key key, TokenizedTask encoded) {
        tasks.put(key, encoded);
        tokens += encoded.tokens();
        for (Iterator<TokenizedTask> old = tasks.values().iterator(); tokens > maxTokens && tasks.size() > 1; ) {
            tokens -= old.next().tokens();
            old.remove();
        }
    }
}
