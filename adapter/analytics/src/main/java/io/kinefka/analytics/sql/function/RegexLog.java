package io.kinefka.analytics.sql.function;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lines that match a regular expression as a whole; its groups are the columns. */
record RegexLog(Pattern pattern, List<LogColumn> columns) implements LogFormat {
    /** With as many columns as the expression has groups. */
    RegexLog {
        columns = List.copyOf(columns);
        var groups = pattern.matcher("").groupCount();
        if (groups == 0 || groups != columns.size()) {
            throw new IllegalArgumentException(
                    "The expression has " + groups + " groups for " + columns.size() + " columns");
        }
    }

    static RegexLog of(Pattern pattern) {
        return new RegexLog(
                pattern, LogColumn.texts(Math.max(1, pattern.matcher("").groupCount())));
    }

    @Override
    public @Nullable List<@Nullable String> parse(String line) {
        var matcher = pattern.matcher(line);
        return matcher.matches()
                ? IntStream.rangeClosed(1, matcher.groupCount())
                        .<@Nullable String>mapToObj(matcher::group)
                        .toList()
                : null;
    }
}
