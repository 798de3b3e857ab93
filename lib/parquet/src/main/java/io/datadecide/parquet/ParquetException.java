package io.datadecide.parquet;

/** A Parquet file that cannot be read; the message is one line that states the error and the fix. */
public final class ParquetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long row;
    private final int column;

    /**
     * @param row the row that was being read, counted from 1
     * @param column the column in the file, counted from 1
     */
    ParquetException(long row, int column, String message) {
        super(message.replaceAll("[\\p{Cntrl}\\s]+", " "));
        this.row = row;
        this.column = column;
    }

    /** The row that was being read, counted from 1; 1 also when the file could not be opened. */
    public long row() {
        return row;
    }

    /** The column that the message is about, by its place in the file and counted from 1; 1 when it is about all of them. */
    public int column() {
        return column;
    }
}
