package io.kinefka.analytics.run;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that rows are grouped or joined by: equal lists where SQL sees equal values, or nulls. */
final class Keys {
    private Keys() {}

    /** The values of some columns. */
    static List<@Nullable Object> of(@Nullable Object[] row, int[] columns) {
        var values = new @Nullable Object[columns.length];
        for (var i = 0; i < columns.length; i++) {
            values[i] = comparable(row[columns[i]]);
        }
        return Arrays.asList(values);
    }

    /** All values of a row. */
    static List<@Nullable Object> of(@Nullable Object[] row) {
        var values = row.clone();
        Arrays.setAll(values, i -> comparable(values[i]));
        return Arrays.asList(values);
    }

    /** Java tells 1.0 from 1.00, and 0 from -0. */
    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        return value instanceof Float number ? (Object) (number + 0.0f) : value;
    }
}
