package io.datadecide.scorer.answer;

/**
 * Holds a choice as tokens. Arrays are shared between choices and never changed.
 *
 * @param context at least one token
 * @param continuation at least one token
 * @param unconditionalContext at least one token; empty when the task has none
 * @param characters code points of the continuation
 * @param bytes UTF-8 bytes of the continuation
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy per choice would double a task's memory.
public record TokenizedChoice(
        int[] context, int[] continuation, int[] unconditionalContext, int characters, int bytes) {

    boolean hasUnconditional() {
        return unconditionalContext.length > 0;
    }
}
