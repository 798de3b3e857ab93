package io.datadecide.scorer.answer;

import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.scorer.task.Task;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokenized tasks by the content of their texts, the least recently used dropped first: every checkpoint of a sweep is
 * scored on the same tasks, and encoding them takes longer than scoring a small model.
 */
public final class TaskCache {
    private final long maxTokens;
    private final Map<Key, TokenizedTask> tasks = new LinkedHashMap<>(16, 0.75f, true);
    private long tokens;

    /** A cache that keeps at most that many tokens, and always the task that was asked for last. */
    public TaskCache(long maxTokens) {
        this.maxTokens = maxTokens;
    }

    private record Key(String name, String primaryMetric, String sha256, String tokenizer) {}

    /** The task as tokens, encoded if it is not known yet. */
    synchronized TokenizedTask get(Task task, String tokenizerIdentity, Tokenizer tokenizer) {
        Key key = new Key(task.name(), task.primaryMetric(), task.sha256(), tokenizerIdentity);
        TokenizedTask known = tasks.get(key);
        if (known != null) {
            return known;
        }
        TokenizedTask encoded = TokenizedTask.of(task, tokenizer);
        tasks.put(key, encoded);
        tokens += encoded.tokens();
        for (Iterator<TokenizedTask> old = tasks.values().iterator(); tokens > maxTokens && tasks.size() > 1; ) {
            tokens -= old.next().tokens();
            old.remove();
        }
        return encoded;
    }
}
