package io.kinefka.analytics.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Rows, and states of aggregates, to bytes and back. Each value says what it is, so that no row type is needed, and comes back as an
 * equal value of the same class: Boolean, Byte, Short, Integer, Long, Float, Double, BigDecimal, String, ByteString, or an array of such.
 */
public final class RowSerializer {
    private static final byte NULL = 0;
    private static final byte FALSE = 1;
    private static final byte TRUE = 2;
    private static final byte BYTE = 3;
    private static final byte SHORT = 4;
    private static final byte INTEGER = 5;
    private static final byte LONG = 6;
    private static final byte FLOAT = 7;
    private static final byte DOUBLE = 8;
    private static final byte DECIMAL = 9;
    private static final byte TEXT = 10;
    private static final byte BYTES = 11;
    private static final byte ARRAY = 12;

    private RowSerializer() {}

    /**
     * The row as bytes.
     *
     * @throws IllegalArgumentException if a value is of another class
     */
    public static byte[] serialize(@Nullable Object[] row) {
        var bytes = new ByteWriter();
        writeAll(row, bytes);
        return bytes.toArray();
    }

    /** The row that became these bytes. */
    public static @Nullable Object[] deserialize(byte[] bytes) {
        return readAll(new ByteReader(bytes));
    }

    private static void writeAll(@Nullable Object[] row, ByteWriter bytes) {
        bytes.unsigned(row.length);
        for (var value : row) {
            write(value, bytes);
        }
    }

    private static void write(@Nullable Object value, ByteWriter bytes) {
        if (value == null) {
            bytes.tag(NULL);
        } else if (value instanceof String text) {
            bytes.tag(TEXT);
            bytes.block(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Long number) {
            bytes.tag(LONG);
            bytes.signed(number);
        } else if (value instanceof Integer number) {
            bytes.tag(INTEGER);
            bytes.signed(number);
        } else if (value instanceof Double number) {
            bytes.tag(DOUBLE);
            bytes.fixed(Double.doubleToRawLongBits(number), Double.BYTES);
        } else if (value instanceof BigDecimal number) {
            bytes.tag(DECIMAL);
            bytes.signed(number.scale());
            bytes.block(number.unscaledValue().toByteArray());
        } else if (value instanceof Boolean truth) {
            bytes.tag(truth ? TRUE : FALSE);
        } else {
            writeRare(value, bytes);
        }
    }

    private static void writeRare(Object value, ByteWriter bytes) {
        if (value instanceof Float number) {
            bytes.tag(FLOAT);
            bytes.fixed(Float.floatToRawIntBits(number), Float.BYTES);
        } else if (value instanceof Short number) {
            bytes.tag(SHORT);
            bytes.signed(number);
        } else if (value instanceof Byte number) {
            bytes.tag(BYTE);
            bytes.signed(number);
        } else if (value instanceof ByteString binary) {
            bytes.tag(BYTES);
            bytes.block(binary.getBytes());
        } else if (value instanceof Object[] array) {
            bytes.tag(ARRAY);
            writeAll(array, bytes);
        } else {
            throw new IllegalArgumentException("A row cannot have a value of " + value.getClass());
        }
    }

    private static @Nullable Object[] readAll(ByteReader bytes) {
        var row = new @Nullable Object[bytes.unsigned()];
        for (var i = 0; i < row.length; i++) {
            row[i] = read(bytes);
        }
        return row;
    }

    private static @Nullable Object read(ByteReader bytes) {
        var tag = bytes.tag();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case BYTE -> (byte) bytes.signed();
            case SHORT -> (short) bytes.signed();
            case INTEGER -> (int) bytes.signed();
            case LONG -> bytes.signed();
            case FLOAT -> Float.intBitsToFloat((int) bytes.fixed(Float.BYTES));
            case DOUBLE -> Double.longBitsToDouble(bytes.fixed(Double.BYTES));
            case DECIMAL -> decimal(bytes);
            case TEXT -> new String(bytes.block(), StandardCharsets.UTF_8);
            case BYTES -> new ByteString(bytes.block());
            case ARRAY -> readAll(bytes);
            default -> throw new IllegalArgumentException("These bytes are not a row: there is a " + tag);
        };
    }

    private static BigDecimal decimal(ByteReader bytes) {
        var scale = (int) bytes.signed();
        return new BigDecimal(new BigInteger(bytes.block()), scale);
    }
}
