package io.datadecide.corpus.token;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The built-in tokenizer `bytes`: each byte of the UTF-8 form is one id; two special ids follow. Needs no file. */
public final class BytesTokenizer implements Tokenizer {
    /** Its name in experiment files. */
    public static final String NAME = "bytes";

    private static final int END_OF_TEXT = 256;
    private static final int PAD = 257;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int vocabulary() {
        return PAD + 1;
    }

    @Override
    public int endOfText() {
        return END_OF_TEXT;
    }

    /** The id that fills up short sequences. */
    public int pad() {
        return PAD;
    }

    @Override
    public int[] encode(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ids[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return ids;
    }
}
