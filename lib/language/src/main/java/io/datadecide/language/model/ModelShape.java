package io.datadecide.language.model;

import io.datadecide.language.LanguageException;

/**
 * Shape of a decoder of the DataDecide ladder: pre-norm RMSNorm, rotary multi-head attention, SwiGLU, no biases, untied
 * head (OLMo; Magnusson et al. 2025, appendix).
 *
 * @param name for messages, for example {@code 4M}
 * @param mlpHidden width of each of the two feed-forward branches
 * @param vocabulary rows of the embedding and of the head, padding included
 * @param sequenceLength tokens of one training window
 * @param qkNorm whether queries and keys are normed over the whole width before they turn, each with a separate weight
 *     (OLMo's {@code attention_layer_norm}, OLMo 2); no published DataDecide model is
 */
public record ModelShape(
        String name,
        int layers,
        int width,
        int heads,
        int mlpHidden,
        int vocabulary,
        int sequenceLength,
        boolean qkNorm) {
    /** A shape without norms of queries and keys. */
    public ModelShape(
            String name, int layers, int width, int heads, int mlpHidden, int vocabulary, int sequenceLength) {
        this(name, layers, width, heads, mlpHidden, vocabulary, sequenceLength, false);
    }

    /** Checks that every number is positive and that the heads divide the width into even parts. */
    public ModelShape {
        requirePositive(name, "layers", layers);
        requirePositive(name, "width", width);
        requirePositive(name, "heads", heads);
        requirePositive(name, "mlpHidden", mlpHidden);
        requirePositive(name, "vocabulary", vocabulary);
        requirePositive(name, "sequenceLength", sequenceLength);
        if (width % heads != 0 || (width / heads) % 2 != 0) {
            throw new LanguageException.BadShape("model " + name + ": width " + width + " cannot be split into " + heads
                    + " heads of even width; choose heads so that width / heads is even");
        }
    }

    /** Width of one attention head. */
    public int headWidth() {
        return width / heads;
    }

    /**
     * Parameters of blocks, norms and head, without the input embedding: the N of scaling laws and of
     * {@code params_nonembedding} in the published table.
     */
    public long params() {
        return totalParams() - (long) vocabulary * width;
    }

    /** All parameters, the input embedding included. */
    public long totalParams() {
        long block = 4L * width * width + 3L * width * mlpHidden + (qkNorm ? 4L : 2L) * width;
        return layers * block + width + 2L * vocabulary * width;
    }

    /**
     * Checks that every id has a row in the embedding: the script would read outside of it without a word.
     *
     * @throws LanguageException.BadShape naming the first id that has none
     */
    public void requireTokens(int[] tokens) {
        for (int token : tokens) {
            if (token < 0 || token >= vocabulary) {
                throw new LanguageException.BadShape("model " + name + ": token id " + token
                        + " does not fit the vocabulary of " + vocabulary
                        + "; use the tokenizer that the model was made for");
            }
        }
    }

    private static void requirePositive(String name, String field, int value) {
        if (value < 1) {
            throw new LanguageException.BadShape(
                    "model " + name + ": " + field + " is " + value + ", must be at least 1");
        }
    }
}
