package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadDocument;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.parquet.ParquetException;
import io.datadecide.parquet.ParquetRows;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Parquet file with one document a row, in the column {@code text}; other columns are not read. */
final class ParquetReader implements DocumentReader {
    private static final String TEXT = "text";

    private final InputFile file;
    private final int maxCharacters;
    private final ParquetRows rows;

    ParquetReader(InputFile file, int maxCharacters) {
        this.file = file;
        this.maxCharacters = maxCharacters;
        this.rows = open(file);
    }

    private static ParquetRows open(InputFile file) {
        try {
            return ParquetRows.open(file.open(), List.of(TEXT));
        } catch (ParquetException e) {
            throw bad(file, e);
        } catch (IOException e) {
            throw new StorageFailure("read", file, e);
        }
    }

    @Override
    public @Nullable Document next() {
        try {
            if (!rows.next()) {
                return null;
            }
            String text = rows.string(0);
            if (text.length() > maxCharacters) {
                throw new BadDocument(
                        file,
                        rows.row(),
                        "the text of this row has more than " + maxCharacters
                                + " characters, the most that one document may take: split it",
                        null);
            }
            return new Document(text, null, null, file, rows.row());
        } catch (ParquetException e) {
            throw bad(file, e);
        } catch (IOException e) {
            throw new StorageFailure("read", file, e);
        }
    }

    /** A row is for a Parquet file what a line is for others. */
    private static BadDocument bad(InputFile file, ParquetException e) {
        return new BadDocument(file, e.row(), String.valueOf(e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new StorageFailure("close", file, e);
        }
    }
}
