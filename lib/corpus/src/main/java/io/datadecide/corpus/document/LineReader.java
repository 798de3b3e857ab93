package io.datadecide.corpus.document;

import io.datadecide.corpus.input.InputFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a file, one in memory at a time, none longer than a limit. */
final class LineReader implements AutoCloseable {
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputFile file;
    private final ByteSource source;
    private final int maxBytes;
    private byte[] line = new byte[FIRST_CAPACITY];
    private int length;
    private int start;
    private int end;
    private long number;
    private boolean terminated = true;

    LineReader(InputFile file, Packing packing, int maxBytes) {
        this.file = file;
        this.source = new ByteSource(file, packing);
        this.maxBytes = maxBytes;
    }

    /** The next line without its end, or null after the last. */
    @Nullable
    String next() {
        length = 0;
        number++;
        while (true) {
            if (start == end) {
                int read = source.fill(number);
                if (read < 0) {
                    terminated = false;
                    return length == 0 ? null : text();
                }
                start = 0;
                end = read;
            }
            int lineEnd = endOfLine();
            append(lineEnd);
            if (lineEnd < end) {
                start = lineEnd + 1;
                return text();
            }
            start = end;
        }
    }

    private int endOfLine() {
        byte[] buffer = source.buffer();
        int i = start;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private void append(int lineEnd) {
        int added = lineEnd - start;
        if (length + (long) added > maxBytes) {
            throw source.bad(
                    number,
                    "the line is longer than " + maxBytes + " bytes, the most that one document may take: split it");
        }
        if (length + added > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(maxBytes, Math.max(2L * line.length, length + added)));
        }
        System.arraycopy(source.buffer(), start, line, length, added);
        length += added;
    }

    private String text() {
        int trimmed = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = source.decode(line, trimmed, number);
        return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** The file that is read. */
    InputFile file() {
        return file;
    }

    /** Number of the line that {@link #next} gave last, from 1. */
    long number() {
        return number;
    }

    /** Whether that line had an end, as all lines but a file's last must have. */
    boolean terminated() {
        return terminated;
    }

    @Override
    public void close() {
        source.close();
    }
}
