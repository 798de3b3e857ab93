package io.datadecide.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Gives a codec the face that parquet-java wants when it writes. */
record PageCompressor(CompressionCodecName name, PageCodec codec) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        return codec == PageCodec.PLAIN ? page : BytesInput.from(codec.compress(page.toByteArray()));
    }

    @Override
    public CompressionCodecName getCodecName() {
        return name;
    }

    @Override
    public void release() {
        // Nothing is held.
    }
}
