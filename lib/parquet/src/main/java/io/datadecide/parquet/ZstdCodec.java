package io.datadecide.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/** Zstandard at its default level. */
record ZstdCodec() implements PageCodec {

    @Override
    public byte[] compress(byte[] page) {
        return Zstd.compress(page);
    }

    @Override
    public byte[] decompress(byte[] packed, int size) throws IOException {
        byte[] page = new byte[size];
        try {
            long length = Zstd.decompressByteArray(page, 0, size, packed, 0, packed.length);
            return length == size ? page : Arrays.copyOf(page, (int) length);
        } catch (ZstdException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
