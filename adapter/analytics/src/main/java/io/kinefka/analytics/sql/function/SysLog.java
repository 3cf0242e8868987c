package io.kinefka.analytics.sql.function;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.sql.type.SqlTypeName;

/** Lines of UNIX's system log: a time, without a year, and a text. */
final class SysLog {
    private static final Pattern LINE =
            Pattern.compile("(\\w{3}\\s+\\d{1,2} \\d{2}:\\d{2}:\\d{2}) (.*)", Pattern.DOTALL);

    private SysLog() {}

    static LogFormat format() {
        return new RegexLog(
                LINE,
                List.of(
                        new LogColumn("COLUMN1", SqlTypeName.TIMESTAMP, 3, -1, true, "MMM d HH:mm:ss"),
                        LogColumn.text("COLUMN2")));
    }
}
