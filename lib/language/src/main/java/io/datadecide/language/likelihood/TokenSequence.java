package io.datadecide.language.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens that fit a model's window, the last of which are scored. Compared by identity; the array is not copied and must
 * not be changed.
 */
public final class TokenSequence {
    private final int[] tokens;
    private final int scored;

    private TokenSequence(int[] tokens, int scored) {
        this.tokens = tokens;
        this.scored = scored;
    }

    /**
     * The sequences whose log-likelihoods sum to a continuation's. Usually one: what does not fit is cut from the left of
     * the context. A continuation that is itself longer than the window is scored window by window, each from the token
     * before it, the last one with as much before it as fits (the rolling windows of the usual harness).
     *
     * @param context at least one token
     * @param continuation at least one token
     * @param window maximum number of tokens in one call of the model
     */
    public static List<TokenSequence> of(int[] context, int[] continuation, int window) {
        if (context.length == 0 || continuation.length == 0) {
            throw new IllegalArgumentException("context and continuation have at least one token, not " + context.length
                    + " and " + continuation.length);
        }
        int[] all = Arrays.copyOf(context, context.length + continuation.length);
        System.arraycopy(continuation, 0, all, context.length, continuation.length);
        List<TokenSequence> sequences = new ArrayList<>();
        int from = context.length;
        for (; all.length - from > window; from += window) {
            sequences.add(new TokenSequence(Arrays.copyOfRange(all, from - 1, from + window), window));
        }
        int start = Math.max(0, all.length - window - 1);
        sequences.add(new TokenSequence(Arrays.copyOfRange(all, start, all.length), all.length - from));
        return sequences;
    }

    /** How many sequences {@link #of} makes of a continuation of that many tokens. */
    public static int windows(int continuation, int window) {
        return (continuation + window - 1) / window;
    }

    /** Tokens that the model reads: all but the last. */
    public int inputs() {
        return tokens.length - 1;
    }

    /** First input whose successor is scored. */
    public int firstScored() {
        return inputs() - scored;
    }

    /** The token at a place; the token after an input is its target. */
    public int token(int position) {
        return tokens[position];
    }

    int largestToken() {
        return Arrays.stream(tokens).max().orElseThrow();
    }

    /** Lexicographic order of the inputs: sequences that share a prefix become neighbours. */
    int compareInputs(TokenSequence other) {
        return Arrays.compare(tokens, 0, inputs(), other.tokens, 0, other.inputs());
    }

    /** How many inputs two sequences share from the start. */
    int sharedInputs(TokenSequence other) {
        int mismatch = Arrays.mismatch(tokens, 0, inputs(), other.tokens, 0, other.inputs());
        return mismatch < 0 ? inputs() : mismatch;
    }
}
