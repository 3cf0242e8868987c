package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.function.SemiStrict;
import org.jspecify.annotations.Nullable;

/** Takes lines of logs apart; generated code calls it. What a line has in its columns is text yet, or null if there is no such line. */
@SemiStrict
public final class LogFunctions {
    private LogFunctions() {}

    /** REGEX_LOG_PARSE. */
    public static @Nullable List<@Nullable String> regex(String line, String expression) {
        return parsed("REGEX_LOG_PARSE", line, List.of(expression));
    }

    /** REGEX_LOG_PARSE with columns of its own. */
    public static @Nullable List<@Nullable String> regexColumns(String line, String expression, String columns) {
        return parsed("REGEX_LOG_PARSE", line, List.of(expression, columns));
    }

    /** FAST_REGEX_LOG_PARSE. */
    public static @Nullable List<@Nullable String> fastRegex(String line, String expression) {
        return parsed("FAST_REGEX_LOG_PARSE", line, List.of(expression));
    }

    /** FIXED_COLUMN_LOG_PARSE. */
    public static @Nullable List<@Nullable String> fixedColumns(String line, String columns) {
        return parsed("FIXED_COLUMN_LOG_PARSE", line, List.of(columns));
    }

    /** SYS_LOG_PARSE. */
    public static @Nullable List<@Nullable String> sysLog(String line) {
        return parsed("SYS_LOG_PARSE", line, List.of());
    }

    /** VARIABLE_COLUMN_LOG_PARSE. */
    public static @Nullable List<@Nullable String> variableColumns(String line, String columns, String delimiter) {
        return parsed("VARIABLE_COLUMN_LOG_PARSE", line, List.of(columns, delimiter));
    }

    /** VARIABLE_COLUMN_LOG_PARSE with an escape and quotes. */
    public static @Nullable List<@Nullable String> quotedColumns(
            String line, String columns, String delimiter, String escape, String quotes) {
        return parsed("VARIABLE_COLUMN_LOG_PARSE", line, List.of(columns, delimiter, escape, quotes));
    }

    /** W3C_LOG_PARSE. */
    public static @Nullable List<@Nullable String> w3c(String line, String format) {
        return parsed("W3C_LOG_PARSE", line, List.of(format));
    }

    private static @Nullable List<@Nullable String> parsed(String function, String line, List<String> arguments) {
        var format = LogFormats.of(function, arguments);
        var fields = format.parse(line);
        if (fields == null) {
            return null;
        }
        var columns = format.columns();
        var checked = new ArrayList<@Nullable String>(columns.size());
        for (var i = 0; i < columns.size(); i++) {
            checked.add(columns.get(i).checked(fields.get(i)));
        }
        return checked;
    }
}
