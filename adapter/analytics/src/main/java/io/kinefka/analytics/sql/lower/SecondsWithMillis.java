package io.kinefka.analytics.sql.lower;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** {@code EXTRACT(SECOND FROM x)} is a DECIMAL(5,3), with the milliseconds: those of the minute, as Calcite counts them, by 1000. */
final class SecondsWithMillis {
    private static final int DIGITS = 5;
    private static final int DIGITS_OF_MILLIS = 3;

    private SecondsWithMillis() {}

    static SqlNode lower(SqlCall extract) {
        var position = extract.getParserPosition();
        if (!(extract.operand(0) instanceof SqlIntervalQualifier unit) || unit.getUnit() != TimeUnit.SECOND) {
            return extract;
        }
        var millis = SqlStdOperatorTable.EXTRACT.createCall(
                position, new SqlIntervalQualifier(TimeUnit.MILLISECOND, null, position), extract.<SqlNode>operand(1));
        var seconds = SqlStdOperatorTable.MULTIPLY.createCall(
                position, millis, SqlLiteral.createExactNumeric("0.001", position));
        var type = new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, DIGITS, DIGITS_OF_MILLIS, position);
        return SqlStdOperatorTable.CAST.createCall(position, seconds, new SqlDataTypeSpec(type, position));
    }
}
