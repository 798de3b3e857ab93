package io.datadecide.parquet;

import java.util.Optional;
import java.util.PrimitiveIterator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.jspecify.annotations.Nullable;

/** Pages whose dictionaries hold as many entries as they say; the decoder makes room for them before it reads them. */
record CheckedPages(PageReadStore pages) implements PageReadStore {

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        PageReader reader = pages.getPageReader(column);
        return new PageReader() {
            @Override
            public @Nullable DictionaryPage readDictionaryPage() {
                DictionaryPage page = reader.readDictionaryPage();
                if (page != null) {
                    requireRoom(page, column);
                }
                return page;
            }

            @Override
            public long getTotalValueCount() {
                return reader.getTotalValueCount();
            }

            @Override
            public @Nullable DataPage readPage() {
                return reader.readPage();
            }
        };
    }

    private static void requireRoom(DictionaryPage page, ColumnDescriptor column) {
        int width = switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> column.getPrimitiveType().getTypeLength();
            case BINARY, INT32, FLOAT -> Integer.BYTES;
            case BOOLEAN -> 1;
        };
        long most = page.getBytes().size() / Math.max(1, width);
        if (page.getDictionarySize() < 0 || page.getDictionarySize() > most) {
            throw new IllegalArgumentException("a dictionary says it has " + page.getDictionarySize()
                    + " entries, its bytes hold at most " + most);
        }
    }

    @Override
    public long getRowCount() {
        return pages.getRowCount();
    }

    @Override
    public Optional<Long> getRowIndexOffset() {
        return pages.getRowIndexOffset();
    }

    @Override
    public Optional<PrimitiveIterator.OfLong> getRowIndexes() {
        return pages.getRowIndexes();
    }

    @Override
    public void close() {
        pages.close();
    }
}
