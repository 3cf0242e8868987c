package io.kinefka.analytics.host;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.Shard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Knows an input stream's columns, and fills those behind the ones of its schema. */
final class SystemColumns {
    private final RelDataType rowType;
    private final int visible;

    SystemColumns(TableSchema schema) {
        rowType = ApplicationCompiler.inputType(schema);
        visible = schema.columns().size();
        if (rowType.getFieldCount() == visible
                || !rowType.getFieldNames().get(visible).equals("ROWTIME")) {
            throw new IllegalArgumentException("A column of an input cannot be called ROWTIME");
        }
    }

    /** The columns of the schema. */
    List<RelDataTypeField> visible() {
        return rowType.getFieldList().subList(0, visible);
    }

    /** Another number, in all likelihood, for another schema. */
    int layout() {
        return rowType.getFullTypeString().hashCode();
    }

    /** A row with all columns but ROWTIME, which is not known before it is merged. */
    @Nullable Object[] complete(@Nullable Object[] columns, Arrival arrival) {
        @Nullable Object[] row = Arrays.copyOf(columns, rowType.getFieldCount());
        for (int i = visible + 1; i < row.length; i++) {
            row[i] = arrival.value(rowType.getFieldNames().get(i));
        }
        return row;
    }

    /** Sets ROWTIME. */
    void stamp(@Nullable Object[] row, long rowtimeMillis) {
        row[visible] = rowtimeMillis;
    }

    /** Where and when a record arrived. */
    record Arrival(long millis, long offset, @Nullable String partitionKey, Optional<Shard> shard) {

        static Arrival of(long millis, long offset, byte @Nullable [] key, Optional<Shard> shard) {
            return new Arrival(millis, offset, RecordLayout.partitionKey(key), shard);
        }

        private @Nullable Object value(String column) {
            return switch (column) {
                case "APPROXIMATE_ARRIVAL_TIME" -> millis;
                case "PARTITION_KEY" -> partitionKey;
                case "SHARD_ID" -> shard.map(found -> found.id().toString()).orElse(null);
                case "SEQUENCE_NUMBER" ->
                    shard.map(found -> found.sequenceNumber(offset, millis).toString())
                            .orElse(null);
                default -> null;
            };
        }
    }
}
