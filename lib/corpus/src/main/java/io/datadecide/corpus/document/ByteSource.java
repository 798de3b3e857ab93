package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadDocument;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The unpacked bytes of one file; turns what goes wrong with them into errors that name file and line. */
final class ByteSource implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputFile file;
    private final Packing packing;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final InputStream stream;

    ByteSource(InputFile file, Packing packing) {
        this.file = file;
        this.packing = packing;
        this.stream = open();
    }

    private InputStream open() {
        try {
            return packing.open(file);
        } catch (IOException e) {
            throw failure(e, 1);
        }
    }

    /** Fills the buffer; the number of bytes, or -1 at the end. {@code line} is named when the bytes are damaged. */
    int fill(long line) {
        try {
            return stream.read(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw failure(e, line);
        }
    }

    byte[] buffer() {
        return buffer;
    }

    /** Decodes strictly: a replacement character in the training text would be silent noise. */
    String decode(byte[] bytes, int length, long line) {
        ByteBuffer input = ByteBuffer.wrap(bytes, 0, length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(input)
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad(
                    line,
                    "byte " + (input.position() + 1) + " of the line is not valid UTF-8: convert the file to UTF-8, or"
                            + " remove the line",
                    e);
        }
    }

    BadDocument bad(long line, String problem, Throwable cause) {
        return new BadDocument(file, line, problem, cause);
    }

    BadDocument bad(long line, String problem) {
        return new BadDocument(file, line, problem, null);
    }

    private RuntimeException failure(IOException e, long line) {
        if (packing.isDamage(e)) {
            return bad(
                    line,
                    "the " + packing.suffix().substring(1) + " data ends early or is damaged here (" + e.getMessage()
                            + "): copy or pack the file again",
                    e);
        }
        return new StorageFailure("read", file, e);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new StorageFailure("close", file, e);
        }
    }
}
