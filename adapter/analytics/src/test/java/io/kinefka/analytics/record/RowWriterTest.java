package io.kinefka.analytics.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowWriterTest {
    private static final String[] TYPES = {
        "INTEGER",
        "BIGINT",
        "DOUBLE",
        "REAL",
        "DECIMAL(18,2)",
        "BOOLEAN",
        "VARCHAR(32)",
        "TIMESTAMP",
        "DATE",
        "TIME",
        "VARBINARY(8)"
    };
    private static final @Nullable Object[] ROW = {
        1,
        2L,
        2.5,
        1.5f,
        new BigDecimal("1E+3"),
        true,
        "größer, \"x\"",
        1234L,
        1,
        3_600_000,
        ByteString.of("cafe", 16),
        99L
    };

    @Test
    void writesAnObjectWithTheVisibleColumns() {
        String json =
                new String(RowWriter.of(OutputFormat.JSON, Columns.of(TYPES)).write(ROW), UTF_8);

        assertThat(json)
                .isEqualTo(
                        "{\"C0\":1,\"C1\":2,\"C2\":2.5,\"C3\":1.5,\"C4\":1000,\"C5\":true,\"C6\":\"größer, \\\"x\\\"\","
                                + "\"C7\":\"1970-01-01 00:00:01.234\",\"C8\":\"1970-01-02\",\"C9\":\"01:00:00\",\"C10\":\"cafe\"}");
    }

    @Test
    void writesALineWithTheVisibleColumns() {
        String line =
                new String(RowWriter.of(OutputFormat.CSV, Columns.of(TYPES)).write(ROW), UTF_8);

        assertThat(line)
                .isEqualTo(
                        "1,2,2.5,1.5,1000,true,\"größer, \"\"x\"\"\",1970-01-01 00:00:01.234,1970-01-02,01:00:00,cafe\n");
    }

    @Test
    void tellsNoTextFromEmptyText() {
        var columns = Columns.of("VARCHAR(4)", "VARCHAR(4)");

        assertThat(new String(RowWriter.of(OutputFormat.CSV, columns).write(new Object[] {null, ""}), UTF_8))
                .isEqualTo(",\"\"\n");
        assertThat(new String(RowWriter.of(OutputFormat.JSON, columns).write(new Object[] {null, ""}), UTF_8))
                .isEqualTo("{\"C0\":null,\"C1\":\"\"}");
    }
}
