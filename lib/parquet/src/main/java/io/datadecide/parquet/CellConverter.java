package io.datadecide.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Puts the values of one column into its cell: text, whole numbers, decimal numbers and truth values. */
final class CellConverter extends PrimitiveConverter {

    private final @Nullable Object[] cells;
    private final int at;
    private final PrimitiveType type;
    private final @Nullable DecimalLogicalTypeAnnotation decimal;
    private final boolean unsigned;
    private Object[] dictionary = {};

    private CellConverter(@Nullable Object[] cells, int at, PrimitiveType type) {
        this.cells = cells;
        this.at = at;
        this.type = type;
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        this.decimal = meaning instanceof DecimalLogicalTypeAnnotation scaled ? scaled : null;
        this.unsigned = meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
    }

    /**
     * @param position the column's place in the file, counted from 1
     * @throws ParquetException if the column is nested or of a type that is neither text nor a number
     */
    static CellConverter of(Type column, int position, @Nullable Object[] cells, int at) {
        if (!column.isPrimitive() || column.isRepetition(Repetition.REPEATED)) {
            throw new ParquetException(
                    1,
                    position,
                    "column " + column.getName() + " is a list or a structure; use a column of plain values");
        }
        PrimitiveType type = column.asPrimitiveType();
        boolean bytes = type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        boolean decimal = type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96 || bytes && !decimal) {
            throw new ParquetException(
                    1,
                    position,
                    "column " + column.getName() + " is of type " + type + "; use text, a whole number or a float");
        }
        return new CellConverter(cells, at, type);
    }

    @Override
    public boolean hasDictionarySupport() {
        return true;
    }

    /** Decodes each distinct value once. */
    @Override
    public void setDictionary(Dictionary values) {
        dictionary = new Object[values.getMaxId() + 1];
        for (int i = 0; i < dictionary.length; i++) {
            dictionary[i] = switch (type.getPrimitiveTypeName()) {
                case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> bytes(values.decodeToBinary(i));
                case INT32 -> whole(values.decodeToInt(i));
                case INT64 -> whole(values.decodeToLong(i));
                case FLOAT -> (double) values.decodeToFloat(i);
                case DOUBLE -> values.decodeToDouble(i);
                case BOOLEAN -> Boolean.toString(values.decodeToBoolean(i));
            };
        }
    }

    @Override
    public void addValueFromDictionary(int id) {
        cells[at] = dictionary[id];
    }

    @Override
    public void addBinary(Binary value) {
        cells[at] = bytes(value);
    }

    @Override
    public void addBoolean(boolean value) {
        cells[at] = Boolean.toString(value);
    }

    @Override
    public void addDouble(double value) {
        cells[at] = value;
    }

    @Override
    public void addFloat(float value) {
        cells[at] = (double) value;
    }

    @Override
    public void addInt(int value) {
        cells[at] = whole(value);
    }

    @Override
    public void addLong(long value) {
        cells[at] = whole(value);
    }

    private Object bytes(Binary value) {
        if (decimal != null) {
            return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).doubleValue();
        }
        String text = value.toStringUsingUTF8();
        if (text.indexOf('\uFFFD') >= 0 && !Binary.fromString(text).equals(value)) {
            throw new IllegalArgumentException(type.getName() + " '"
                    + new String(value.getBytes(), StandardCharsets.US_ASCII) + "' is not valid UTF-8");
        }
        return text;
    }

    private Object whole(int value) {
        return whole(unsigned ? Integer.toUnsignedLong(value) : value);
    }

    private Object whole(long value) {
        if (decimal != null) {
            return BigDecimal.valueOf(value, decimal.getScale()).doubleValue();
        }
        if (unsigned && value < 0) {
            throw new IllegalArgumentException(
                    type.getName() + " is " + Long.toUnsignedString(value) + ", which is too large");
        }
        return value;
    }
}
