package io.datadecide.decide.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as UTF-8, without the mark that some tools begin it with; other encodings show by theirs. */
final class Utf8Text {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

    private Utf8Text() {}

    /** @throws EvidenceException if the text begins as UTF-16 does */
    static Reader of(InputStream bytes, String source) throws IOException {
        InputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(UTF_8_MARK.length);
        byte[] start = in.readNBytes(UTF_8_MARK.length);
        if (begins(start, UTF_16_LITTLE) || begins(start, UTF_16_BIG)) {
            throw EvidenceException.at(source, 1, 1, "the file is UTF-16; save it as UTF-8");
        }
        if (!begins(start, UTF_8_MARK)) {
            in.reset();
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] text, byte[] mark) {
        return text.length >= mark.length && Arrays.equals(text, 0, mark.length, mark, 0, mark.length);
    }
}
