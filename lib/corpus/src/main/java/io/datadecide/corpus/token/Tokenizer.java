package io.datadecide.corpus.token;

/** Turns text into token ids. Implementations are deterministic and safe for use by several threads. */
public interface Tokenizer {
    /** Name for messages and manifests, for example `bytes` or a file name. */
    String name();

    /** Number of ids; every id is from 0 to this, exclusive. */
    int vocabulary();

    /** The id that follows each document. */
    int endOfText();

    /** Ids of a text, without special ids around it; empty for the empty text. */
    int[] encode(String text);
}
