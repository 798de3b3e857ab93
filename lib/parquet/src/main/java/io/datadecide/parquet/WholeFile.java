package io.datadecide.parquet;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** Opens a Parquet file whose footer says only what the file can hold. */
final class WholeFile {

    private WholeFile() {}

    /** @param file its bytes; closed with the reader, and when there is none */
    static ParquetFileReader open(SeekableByteChannel file) throws IOException {
        try {
            long bytes = file.size();
            return Damage.named(1, () -> {
                ParquetFileReader reader = ParquetFileReader.open(
                        new ChannelInputFile(file),
                        ParquetReadOptions.builder(new PlainParquetConfiguration())
                                .withCodecFactory(new PageCodecs())
                                .usePageChecksumVerification(true)
                                .build());
                reader.getRowGroups().forEach(group -> requireInside(group, bytes));
                return reader;
            });
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The reader makes room for a whole column chunk before it reads, so its length must be checked before. */
    private static void requireInside(BlockMetaData group, long bytes) {
        if (group.getRowCount() < 0) {
            throw new IllegalArgumentException("a row group says it has " + group.getRowCount() + " rows");
        }
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            long start = chunk.getStartingPos();
            long length = chunk.getTotalSize();
            if (start < 0 || length < 0 || start > bytes || length > bytes - start) {
                throw new IllegalArgumentException("column " + chunk.getPath().toDotString()
                        + " claims to start at byte " + start + " with " + length + " bytes, the file has " + bytes);
            }
        }
    }
}
