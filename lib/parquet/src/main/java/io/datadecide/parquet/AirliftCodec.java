package io.datadecide.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import java.io.IOException;
import java.util.Arrays;

/** Snappy and LZ4, which know no streams. */
record AirliftCodec(Compressor compressor, Decompressor decompressor) implements PageCodec {

    @Override
    public byte[] compress(byte[] page) {
        byte[] packed = new byte[compressor.maxCompressedLength(page.length)];
        int length = compressor.compress(page, 0, page.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }

    @Override
    public byte[] decompress(byte[] packed, int size) throws IOException {
        byte[] page = new byte[size];
        try {
            int length = decompressor.decompress(packed, 0, packed.length, page, 0, size);
            return length == size ? page : Arrays.copyOf(page, length);
        } catch (MalformedInputException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
