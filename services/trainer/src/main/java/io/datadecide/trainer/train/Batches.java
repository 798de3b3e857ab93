package io.datadecide.trainer.train;

import io.datadecide.corpus.batch.WindowOrder;
import io.datadecide.corpus.token.TokenFile;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.BadRun;

/** The token ids of every step: a pure function of corpus, seed and step, so that a resumed run needs no data state. */
final class Batches {
    private final TokenFile corpus;
    private final WindowOrder order;
    private final int sequences;
    private final int length;
    private final int[] batch;

    Batches(TokenFile corpus, ResolvedRun run) {
        this.corpus = corpus;
        this.sequences = run.optimization().batchSequences();
        this.length = run.shape().sequenceLength();
        long windows = corpus.windows(length);
        if (windows == 0) {
            throw new BadRun(
                    "corpus " + run.corpus() + " has " + corpus.tokens() + " tokens, fewer than one window of " + length
                            + ": give it more text, or shorten the sequence",
                    null);
        }
        int ids = corpus.manifest().vocabulary();
        if (ids > run.shape().vocabulary()) {
            throw new BadRun(
                    "tokenizer " + corpus.manifest().tokenizer() + " has " + ids
                            + " ids, which do not fit the vocabulary of "
                            + run.shape().vocabulary() + " of size "
                            + run.shape().name()
                            + ": plan the size for this tokenizer",
                    null);
        }
        this.order = new WindowOrder(windows, run.seed());
        this.batch = new int[sequences * length];
    }

    /**
     * The batch of a step, row-major [sequences, length]; overwritten by the next call.
     *
     * @param step from 1
     */
    int[] of(long step) {
        long position = position(step - 1);
        for (int row = 0; row < sequences; row++) {
            corpus.copy(order.window(position + row) * length, length, batch, row * length);
        }
        return batch;
    }

    /** The id that ends a document. */
    int endOfText() {
        return corpus.manifest().endOfText();
    }

    /** Windows consumed after a step. */
    long position(long step) {
        return step * sequences;
    }
}
