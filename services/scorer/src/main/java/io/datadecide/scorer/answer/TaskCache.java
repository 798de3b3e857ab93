package io.datadecide.scorer.answer;

import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Tokenized tasks by the content of their files, the least recently used dropped first: every checkpoint of a sweep is
 * scored on the same tasks, and reading and encoding them takes longer than scoring a small model.
 */
final class TaskCache {
    private final TaskReader reader;
    private final long maxTokens;
    private final int threads;
    private final Map<Key, TokenizedTask> tasks = new LinkedHashMap<>(16, 0.75f, true);
    private long tokens;

    /** A cache that keeps at most so many tokens as configured, and always the task that was asked for last. */
    TaskCache(ScoringLimits limits) {
        this.reader = new TaskReader(limits.maxTaskCharacters());
        this.maxTokens = limits.maxCachedTokens();
        this.threads = limits.workers();
    }

    /** A task with the files and the tokenizer that it had when it was verified. */
    record Key(TaskSpec spec, String source, String tokenizer) {}

    /** Reads, verifies and encodes the task if its files are not known yet. */
    Key verify(TaskSpec spec, LoadedTokenizer tokenizer) {
        Key key = new Key(spec, reader.sourceIdentity(spec), tokenizer.identity());
        if (tasks.get(key) == null) {
            keep(key, TokenizedTask.of(reader.read(spec), tokenizer.tokenizer(), threads));
        }
        return key;
    }

    /** A verified task as tokens: looked at again only if it had to make room for others. */
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
