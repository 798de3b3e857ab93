package io.datadecide.parquet;

import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Gathers the cells of a row: {@link String}, {@link Long}, {@link Double} or null. */
final class Row extends RecordMaterializer<Object[]> {

    private final @Nullable Object[] cells;
    private final CellConverter[] converters;

    Row(MessageType schema, List<Type> columns) {
        cells = new @Nullable Object[columns.size()];
        converters = new CellConverter[columns.size()];
        for (int i = 0; i < converters.length; i++) {
            int position = schema.getFieldIndex(columns.get(i).getName()) + 1;
            converters[i] = CellConverter.of(columns.get(i), position, cells, i);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the interface does not allow arrays of nullable elements
    public Object[] getCurrentRecord() {
        return cells.clone();
    }

    @Override
    public GroupConverter getRootConverter() {
        return new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
                return converters[field];
            }

            @Override
            public void start() {
                Arrays.fill(cells, null);
            }

            @Override
            public void end() {
                // The cells are complete.
            }
        };
    }
}
