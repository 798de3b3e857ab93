package io.datadecide.decide.evidence;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Counts quotes as they pass. RFC 4180 has an even number of them; an odd one means that some quoted field ran to the end
 * of the file and may have swallowed rows.
 */
final class QuoteParityReader extends FilterReader {

    private boolean insideQuotes;

    QuoteParityReader(Reader in) {
        super(in);
    }

    boolean insideQuotes() {
        return insideQuotes;
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        insideQuotes ^= c == '"';
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            insideQuotes ^= buffer[i] == '"';
        }
        return count;
    }
}
