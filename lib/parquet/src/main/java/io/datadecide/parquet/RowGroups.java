package io.datadecide.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of one row group after the other. */
final class RowGroups {

    private final ParquetFileReader reader;
    private final MessageColumnIO columns;
    private final Row row;
    private @Nullable RecordReader<Object[]> records;
    private long left;

    private RowGroups(ParquetFileReader reader, MessageColumnIO columns, Row row) {
        this.reader = reader;
        this.columns = columns;
        this.row = row;
    }

    static RowGroups of(ParquetFileReader reader, List<String> names) {
        MessageType schema = reader.getFileMetaData().getSchema();
        List<Type> wanted = new ArrayList<>();
        for (String name : names) {
            if (!schema.containsField(name)) {
                List<String> found =
                        schema.getFields().stream().map(Type::getName).toList();
                throw new ParquetException(
                        1,
                        1,
                        "no column " + name + "; found " + String.join(", ", found) + ", needed "
                                + String.join(", ", names));
            }
            wanted.add(schema.getType(name));
        }
        Row row = new Row(schema, wanted);
        MessageType requested = new MessageType(schema.getName(), wanted);
        reader.setRequestedSchema(requested);
        String createdBy = reader.getFileMetaData().getCreatedBy();
        return new RowGroups(reader, new ColumnIOFactory(createdBy).getColumnIO(requested, schema, true), row);
    }

    /** The cells of the next row, in a new array; null after the last. */
    Object @Nullable [] next() throws IOException {
        while (left == 0) {
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                return null;
            }
            left = pages.getRowCount();
            records = columns.getRecordReader(new CheckedPages(pages), row);
        }
        left--;
        return Objects.requireNonNull(records).read();
    }
}
