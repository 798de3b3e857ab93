package io.datadecide.corpus.document;

import io.datadecide.corpus.input.InputFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text file as one document. */
final class PlainTextReader implements DocumentReader {
    private final InputFile file;
    private final ByteSource source;
    private final int maxBytes;
    private boolean read;

    PlainTextReader(InputFile file, Packing packing, int maxBytes) {
        this.file = file;
        this.source = new ByteSource(file, packing);
        this.maxBytes = maxBytes;
    }

    @Override
    public @Nullable Document next() {
        if (read) {
            return null;
        }
        read = true;
        byte[] bytes = new byte[source.buffer().length];
        int length = 0;
        for (int added = source.fill(1); added >= 0; added = source.fill(1)) {
            if (length + (long) added > maxBytes) {
                throw source.bad(
                        1,
                        "the text is longer than " + maxBytes + " bytes, the most that one document may take: split it"
                                + " into several files, or write it as JSON lines");
            }
            if (length + added > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(2L * bytes.length, length + added)));
            }
            System.arraycopy(source.buffer(), 0, bytes, length, added);
            length += added;
        }
        return new Document(source.decode(bytes, length, 1), null, null, file, 1);
    }

    @Override
    public void close() {
        source.close();
    }
}
