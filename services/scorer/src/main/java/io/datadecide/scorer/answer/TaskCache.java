package io.datadecide.scorer.answer;

import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private record Key(TaskSpec spec, String sourceSha256, String tokenizer) {}

    /** The task as tokens, read, verified and encoded if its files are not known yet. */
    TokenizedTask get(TaskSpec spec, LoadedTokenizer tokenizer) {
        Key key = new Key(spec, reader.sourceSha256(spec), tokenizer.identity());
        TokenizedTask known = tasks.get(key);
        if (known != null) {
            return known;
        }
        TokenizedTask encoded = TokenizedTask.of(reader.read(spec), tokenizer.tokenizer(), threads);
        tasks.put(key, encoded);
        tokens += encoded.tokens();
        for (Iterator<TokenizedTask> old = tasks.values().iterator(); tokens > maxTokens && tasks.size() > 1; ) {
            tokens -= old.next().tokens();
            old.remove();
        }
        return encoded;
    }
}
