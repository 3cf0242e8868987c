package io.kinefka.analytics.record;

import java.time.DateTimeException;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Makes values of a column from text. What does not fit is refused, but text that is too long is cut, as by CAST. */
final class Coercion {
    private static final int SHOWN_CHARS_MAX = 100;

    private final String name;
    private final boolean isNullable;
    private final String typeName;
    private final TextConversion conversion;

    private Coercion(RelDataTypeField column, TextConversion conversion) {
        RelDataType type = column.getType();
        this.name = column.getName();
        this.isNullable = type.isNullable();
        this.typeName = type.toString();
        this.conversion = conversion;
    }

    /**
     * To the type of that column.
     *
     * @throws IllegalArgumentException if there is no way from text to it
     */
    static Coercion to(RelDataTypeField column) {
        return new Coercion(column, TextConversion.to(column.getType()));
    }

    /** The value that a text stands for; that of no text is NULL. */
    @Nullable Object apply(@Nullable String text) throws MalformedValueException {
        if (text == null) {
            if (!isNullable) {
                throw new MalformedValueException("Column '" + name + "' does not allow NULLs");
            }
            return null;
        }
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException doesNotFit) {
            throw new MalformedValueException(
                    "The value '" + shown(text) + "' of column '" + name + "' is not of type " + typeName);
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "...";
    }
}
