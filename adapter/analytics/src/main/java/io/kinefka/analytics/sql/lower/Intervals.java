package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.time.Duration;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserUtil;

/** Reads the length of intervals out of the text of a query. */
final class Intervals {
    private Intervals() {}

    /**
     * The length of a literal of days to seconds.
     *
     * @param use what needs it, for the message
     * @throws CodeValidationException if it is something else, or negative
     */
    static Duration length(SqlNode interval, String use) {
        if (interval instanceof SqlIntervalLiteral literal
                && literal.getValue() instanceof SqlIntervalLiteral.IntervalValue value
                && !value.getIntervalQualifier().isYearMonth()
                && value.getSign() > 0) {
            var length = Duration.ofMillis(millis(value, interval));
            if (!length.isNegative()) {
                return length;
            }
        }
        throw new CodeValidationException(
                use + " needs an interval of days, hours, minutes or seconds.", interval.getParserPosition());
    }

    private static long millis(SqlIntervalLiteral.IntervalValue value, SqlNode interval) {
        try {
            return SqlParserUtil.intervalToMillis(value);
        } catch (RuntimeException malformed) {
            throw new CodeValidationException("Illegal interval literal " + interval, interval.getParserPosition());
        }
    }
}
