package io.datadecide.parquet;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses and decompresses pages. parquet-java's own factory goes through Hadoop's codecs and their configuration, and
 * believes what a page says about its size; this one needs neither and allocates no more than {@link #LARGEST_PAGE}.
 */
final class PageCodecs implements CompressionCodecFactory {

    /** Largest page in bytes, decompressed; writers make pages of about a mebibyte. */
    static final int LARGEST_PAGE = 256 << 20;

    private static PageCodec codec(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> PageCodec.PLAIN;
            case SNAPPY -> new AirliftCodec(new SnappyCompressor(), new SnappyDecompressor());
            case LZ4_RAW -> new AirliftCodec(new Lz4Compressor(), new Lz4Decompressor());
            case GZIP -> new GzipCodec();
            case ZSTD -> new ZstdCodec();
            case LZO, BROTLI, LZ4 ->
                throw new UnsupportedOperationException("columns are compressed with " + name
                        + "; write the file with snappy, zstd, gzip, lz4_raw or none");
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return new PageCompressor(name, codec(name));
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return new PageDecompressor(name, codec(name));
    }

    @Override
    public void release() {
        // Codecs hold nothing between pages.
    }
}
