package io.datadecide.parquet;

import io.datadecide.files.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Parquet file so that a reader sees all of it or nothing: beside its place, synced, and renamed by
 * {@link #commit}. Zstandard pages with checksums; a row group ends at 32 MiB, so that memory stays bounded.
 *
 * <pre>{@code
 * try (ParquetTable table = ParquetTable.create(file, List.of(ParquetColumn.text("task"), ParquetColumn.number("sum")))) {
 *     table.add("arc_easy", -12.5);
 *     table.commit();
 * }
 * }</pre>
 */
public final class ParquetTable implements Closeable {

    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final Path target;
    private final Path sibling;
    private final ParquetWriter<@Nullable Object[]> writer;
    private boolean open = true;

    private ParquetTable(Path target, Path sibling, ParquetWriter<@Nullable Object[]> writer) {
        this.target = target;
        this.sibling = sibling;
        this.writer = writer;
    }

    /** Starts a file that replaces {@code file} when it is committed; its directory must exist. */
    public static ParquetTable create(Path file, List<ParquetColumn> columns) throws IOException {
        Path target = file.toAbsolutePath();
        Path sibling = DurableFile.temporary(target);
        ParquetWriter<@Nullable Object[]> writer = new RowWriterBuilder(new LocalOutputFile(sibling), columns)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withPageWriteChecksumEnabled(true)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
        return new ParquetTable(target, sibling, writer);
    }

    /** Adds a row: one cell a column, of the column's kind or null. */
    public void add(@Nullable Object... cells) throws IOException {
        writer.write(cells);
    }

    /** Ends the file, makes it durable and gives it its name. */
    public void commit() throws IOException {
        finish();
        DurableFile.publish(sibling, target);
    }

    private void finish() throws IOException {
        if (open) {
            open = false;
            writer.close();
        }
    }

    /** Drops the file unless it was committed. */
    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            Files.deleteIfExists(sibling);
        }
    }
}
