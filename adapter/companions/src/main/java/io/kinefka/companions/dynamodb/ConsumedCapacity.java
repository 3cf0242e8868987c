package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.table.TableName;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ItemSize;
import org.jspecify.annotations.Nullable;

/** What a request would have cost. */
record ConsumedCapacity(
        String tableName, Double capacityUnits, @Nullable Capacity table) {
    private static final int WRITE_UNIT_BYTES = 1 << 10;
    private static final int READ_UNIT_BYTES = 4 << 10;

    record Capacity(Double capacityUnits) {}

    /** Null unless it was asked for. */
    static @Nullable ConsumedCapacity of(@Nullable String asked, TableName table, double units) {
        if (asked == null || asked.equals("NONE")) {
            return null;
        }
        return new ConsumedCapacity(table.name(), units, asked.equals("INDEXES") ? new Capacity(units) : null);
    }

    /** The units of writing the larger of two items. */
    static double ofWriting(@Nullable Document before, @Nullable Document after) {
        int bytes = Math.max(before == null ? 0 : ItemSize.of(before), after == null ? 0 : ItemSize.of(after));
        return Math.max(1, ceil(bytes, WRITE_UNIT_BYTES));
    }

    /** The units of reading. */
    static double ofReading(int bytes, boolean isConsistent) {
        return Math.max(1, ceil(bytes, READ_UNIT_BYTES)) * (isConsistent ? 1 : 0.5);
    }

    private static int ceil(int bytes, int unit) {
        return (bytes + unit - 1) / unit;
    }
}
