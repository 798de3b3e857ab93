package io.datadecide.decide.evidence;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Watches the quotes of RFC 4180 pass and ends the text at the first one that breaks its rules: one inside a field that does
 * not begin with one, one that closes inside its field, or one that is never closed. They can make rows swallow each other
 * without a sign, and the parser forgives or misplaces them. A field without an end ends the text too.
 */
final class QuoteCheck extends FilterReader {

    /** Longest field in characters; a longer one is not plausible. */
    static final int MAX_FIELD = 1 << 20;

    private enum State {
        START,
        BARE,
        QUOTED,
        AFTER_QUOTE
    }

    private final String source;
    private State state = State.START;
    private long line = 1;
    private int field = 1;
    private long recordLine = 1;
    private long quoteLine = 1;
    private int quoteField = 1;
    private int length;
    private boolean afterReturn;
    private @Nullable EvidenceException problem;

    QuoteCheck(Reader in, String source) {
        super(in);
        this.source = source;
    }

    /** What is wrong with the quotes so far; null for nothing. Complete when the text has been read to its end. */
    @Nullable
    EvidenceException problem() {
        return problem;
    }

    /** First line of the current record: with a problem, that of the record that has it. */
    long recordLine() {
        return recordLine;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 1 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (problem != null) {
            return -1;
        }
        int count = in.read(buffer, offset, length);
        if (count < 0 && state == State.QUOTED) {
            problem = EvidenceException.at(source, quoteLine, quoteField, "the quote that opens here is never closed");
        }
        for (int i = 0; i < count; i++) {
            pass(buffer[offset + i]);
            if (problem != null) {
                return i == 0 ? -1 : i;
            }
        }
        return count;
    }

    private void pass(char c) {
        if (++length > MAX_FIELD) {
            tooLong();
        } else if (c == '"') {
            quote();
        } else if (state == State.QUOTED) {
            countLine(c);
        } else if (c == ',') {
            length = 0;
            state = State.START;
            field++;
        } else if (c == '\n' || c == '\r') {
            countLine(c);
            state = State.START;
            length = 0;
            field = 1;
            recordLine = line;
        } else if (state == State.AFTER_QUOTE) {
            problem = EvidenceException.at(
                    source,
                    quoteLine,
                    quoteField,
                    "the quote that opens here closes inside its field; double the quotes within");
        } else {
            state = State.BARE;
        }
        afterReturn = c == '\r';
    }

    private void quote() {
        switch (state) {
            case START -> {
                state = State.QUOTED;
                quoteLine = line;
                quoteField = field;
            }
            case QUOTED -> state = State.AFTER_QUOTE;
            case AFTER_QUOTE -> state = State.QUOTED;
            case BARE ->
                problem = EvidenceException.at(
                        source,
                        line,
                        field,
                        "a quote inside a field that does not begin with one; put the whole field in quotes and"
                                + " double those within");
        }
    }

    private void tooLong() {
        boolean quoted = state == State.QUOTED;
        problem = EvidenceException.at(
                source,
                quoted ? quoteLine : line,
                field,
                "the field that begins here has more than " + MAX_FIELD + " characters"
                        + (quoted ? "; is its quote ever closed?" : "; is this a table?"));
    }

    private void countLine(char c) {
        line += c == '\r' || c == '\n' && !afterReturn ? 1 : 0;
    }
}
