package io.datadecide.scorer.task;

import org.jspecify.annotations.Nullable;

/**
 * Holds a continuation to score.
 *
 * @param context what precedes it; empty for held-out text
 * @param continuation the text that is scored, its leading space included
 * @param unconditionalContext context without the question; null when the task has none
 */
public record Choice(
        String context, String continuation, @Nullable String unconditionalContext) {

    /** Returns the number of Unicode code points of the continuation. */
    public int characters() {
        return continuation.codePointCount(0, continuation.length());
    }

    /** Counts the UTF-8 bytes of the continuation without encoding it. */
    public int bytes() {
        int bytes = 0;
        for (int i = 0; i < continuation.length(); i++) {
            char c = continuation.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < continuation.length()
                    && Character.isLowSurrogate(continuation.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
