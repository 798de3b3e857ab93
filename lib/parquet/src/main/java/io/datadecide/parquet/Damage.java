package io.datadecide.parquet;

import io.datadecide.parquet.ChannelInputFile.Unread;
import java.io.IOException;

/**
 * Gives every way in which a decoder gives up one name. Damaged bytes surface as whatever the decoder ran into: illegal
 * arguments, indices out of bounds, and lengths that no memory holds (one refused array leaves the heap as it was).
 */
final class Damage {

    private Damage() {}

    /** Something that a damaged file may stop. */
    @FunctionalInterface
    interface Reading<T extends @org.jspecify.annotations.Nullable Object> {
        T read() throws IOException;
    }

    /**
     * @param row the row that is read, counted from 1
     * @throws IOException if the bytes could not be read, whatever they are
     */
    static <T extends @org.jspecify.annotations.Nullable Object> T named(long row, Reading<T> reading)
            throws IOException {
        try {
            return reading.read();
        } catch (ParquetException e) {
            throw e;
        } catch (UnsupportedOperationException e) {
            throw new ParquetException(row, 1, "the Parquet file cannot be read: " + root(e));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Unread unread) {
                    throw unread.getCause();
                }
            }
            throw new ParquetException(row, 1, "the Parquet file is damaged here: " + root(e));
        }
    }

    private static String root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String line = message == null ? cause.getClass().getSimpleName() : message;
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
