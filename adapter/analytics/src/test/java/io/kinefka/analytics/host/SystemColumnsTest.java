package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SystemColumnsTest {
    private static final byte[] KEY = "customer".getBytes(StandardCharsets.UTF_8);

    @Test
    void tellWhereAndWhenARecordArrived() {
        Shard shard = ShardMap.evenSplit(2, 1_700_000_000).open().get(1);
        SystemColumns columns = new SystemColumns(schema("ID"));

        @Nullable Object[] row = columns.complete(new Object[] {7}, SystemColumns.Arrival.of(1234, 5, KEY, Optional.of(shard)));
        columns.stamp(row, 2000);

        assertThat(row)
                .containsExactly(
                        7,
                        2000L,
                        1234L,
                        "shardId-000000000001",
                        "customer",
                        shard.sequenceNumber(5, 1234).toString());
    }

    @Test
    void leaveOutWhatTheSchemaHasItself() {
        SystemColumns columns = new SystemColumns(schema("SHARD_ID"));

        @Nullable Object[] row = columns.complete(new Object[] {7}, SystemColumns.Arrival.of(1234, 5, null, Optional.empty()));

        assertThat(row).containsExactly(7, null, 1234L, "-", null);
        assertThat(columns.layout()).isNotEqualTo(new SystemColumns(schema("ID")).layout());
    }

    @Test
    void cannotDoWithoutRowtime() {
        assertThatThrownBy(() -> new SystemColumns(schema("ROWTIME"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static TableSchema schema(String column) {
        return new TableSchema("S", List.of(new Column(column, "INTEGER")));
    }
}
