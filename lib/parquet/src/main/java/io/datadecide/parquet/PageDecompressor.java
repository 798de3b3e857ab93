package io.datadecide.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Gives a codec the face that parquet-java wants when it reads, and checks what a page says about its size. */
record PageDecompressor(CompressionCodecName name, PageCodec codec) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
        return BytesInput.from(decompress(packed.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
        byte[] packed = new byte[packedSize];
        input.get(packed);
        output.put(decompress(packed, size));
    }

    private byte[] decompress(byte[] packed, int size) throws IOException {
        if (size < 0 || size > PageCodecs.LARGEST_PAGE) {
            throw new IOException("a page of " + size + " bytes is too large; write pages of at most "
                    + PageCodecs.LARGEST_PAGE + " bytes");
        }
        byte[] page = codec.decompress(packed, size);
        if (page.length != size) {
            throw new IOException("a page has " + (page.length > size ? "more" : "fewer") + " bytes than the " + size
                    + " that it says");
        }
        return page;
    }

    @Override
    public void release() {
        // Nothing is held.
    }
}
