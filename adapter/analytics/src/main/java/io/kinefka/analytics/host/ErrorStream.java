package io.kinefka.analytics.host;

import io.kinefka.analytics.run.ErrorRow;
import io.kinefka.analytics.sql.validate.SqlTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The in-application stream of what could not be computed. Source: AWS developer guide, error handling. */
final class ErrorStream {
    /** Its name, which no code can create. */
    static final String NAME = "error_stream";

    private static final int MESSAGE_CHARS_MAX = 4_096;
    private static final int DATA_CHARS_MAX = 49_152;

    private ErrorStream() {}

    static List<RelDataTypeField> columns() {
        SqlTypes types = new SqlTypes();
        RelDataType timestamp = types.createSqlType(SqlTypeName.TIMESTAMP);
        return types.builder()
                .add("ERROR_TIME", timestamp)
                .add("ERROR_LEVEL", types.createSqlType(SqlTypeName.VARCHAR, 10))
                .add("ERROR_NAME", types.createSqlType(SqlTypeName.VARCHAR, 32))
                .add("MESSAGE", types.createSqlType(SqlTypeName.VARCHAR, MESSAGE_CHARS_MAX))
                .add("DATA_ROWTIME", timestamp)
                .add("DATA_ROW", types.createSqlType(SqlTypeName.VARCHAR, DATA_CHARS_MAX))
                .add("PUMP_NAME", types.createSqlType(SqlTypeName.VARCHAR, 128))
                .build()
                .getFieldList();
    }

    static @Nullable Object[] row(ErrorRow error) {
        return new Object[] {
            error.errorTimeMillis(),
            error.level(),
            error.name(),
            error.message(),
            error.dataRowtimeMillis(),
            error.dataRow(),
            error.pump()
        };
    }

    /** What is said of a record that does not hold a row. */
    static ErrorRow malformed(String reason, String data, long rowtimeMillis, long nowMillis) {
        String message = reason.length() <= MESSAGE_CHARS_MAX ? reason : reason.substring(0, MESSAGE_CHARS_MAX);
        return new ErrorRow(nowMillis, "ERROR", "MALFORMED_RECORD", message, rowtimeMillis, data, "");
    }
}
