package io.datadecide.parquet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Takes rows apart into columns. */
final class RowWriting extends WriteSupport<@Nullable Object[]> {

    private final List<ParquetColumn> columns;
    private @Nullable RecordConsumer consumer;

    RowWriting(List<ParquetColumn> columns) {
        this.columns = columns;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        List<Type> types = columns.stream().map(ParquetColumn::type).toList();
        return new WriteContext(new MessageType("table", types), Map.of());
    }

    @Override
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("written without Hadoop");
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells for " + columns.size() + " columns");
        }
        RecordConsumer out = Objects.requireNonNull(consumer);
        out.startMessage();
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            if (cell != null) {
                out.startField(columns.get(i).name(), i);
                write(out, columns.get(i), cell);
                out.endField(columns.get(i).name(), i);
            }
        }
        out.endMessage();
    }

    private static void write(RecordConsumer out, ParquetColumn column, Object cell) {
        switch (column.kind()) {
            case TEXT -> out.addBinary(Binary.fromString((String) cell));
            case INTEGER -> out.addLong(((Number) cell).longValue());
            case NUMBER -> out.addDouble(((Number) cell).doubleValue());
            case SINGLE -> out.addFloat(((Number) cell).floatValue());
        }
    }
}
