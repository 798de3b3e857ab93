package io.datadecide.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A column to write. Any cell may be null. */
public record ParquetColumn(String name, Kind kind) {

    /** What a column holds. */
    public enum Kind {
        /** {@link String}, UTF-8. */
        TEXT,
        /** {@link Long} or {@link Integer}, 64 bits. */
        INTEGER,
        /** {@link Double}, 64 bits. */
        NUMBER,
        /** {@link Float}, 32 bits; exact for what was computed in single precision, at half the room. */
        SINGLE
    }

    public static ParquetColumn text(String name) {
        return new ParquetColumn(name, Kind.TEXT);
    }

    public static ParquetColumn integer(String name) {
        return new ParquetColumn(name, Kind.INTEGER);
    }

    public static ParquetColumn number(String name) {
        return new ParquetColumn(name, Kind.NUMBER);
    }

    public static ParquetColumn single(String name) {
        return new ParquetColumn(name, Kind.SINGLE);
    }

    Type type() {
        return switch (kind) {
            case TEXT ->
                Types.optional(BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
            case INTEGER -> Types.optional(INT64).named(name);
            case NUMBER -> Types.optional(DOUBLE).named(name);
            case SINGLE -> Types.optional(FLOAT).named(name);
        };
    }
}
