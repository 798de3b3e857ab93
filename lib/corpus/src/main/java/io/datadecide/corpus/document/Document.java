package io.datadecide.corpus.document;

import io.datadecide.corpus.input.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * One text of a corpus, and where it stands.
 *
 * @param text the text
 * @param id its `id` field, if it has one
 * @param source its `source` field, if it has one
 * @param file file that it was read from
 * @param line line of the file on which it starts, or row of a Parquet file, from 1
 */
public record Document(
        String text, @Nullable String id, @Nullable String source, InputFile file, long line) {}
