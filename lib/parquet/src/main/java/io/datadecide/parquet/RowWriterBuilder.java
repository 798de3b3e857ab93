package io.datadecide.parquet;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/** Hands rows of the given columns to parquet-java. */
final class RowWriterBuilder extends ParquetWriter.Builder<@Nullable Object[], RowWriterBuilder> {

    private final List<ParquetColumn> columns;

    RowWriterBuilder(OutputFile file, List<ParquetColumn> columns) {
        super(file);
        this.columns = List.copyOf(columns);
    }

    @Override
    protected RowWriterBuilder self() {
        return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
        return new RowWriting(columns);
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
        return new RowWriting(columns);
    }
}
