package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Reads descriptions of columns such as {@code name TYPE VARCHAR(16) NOT NULL START 3 FOR 5, ...}. */
final class LogColumns {
    private static final Pattern DESCRIPTION = Pattern.compile(
            "\\s*(?:\"(?<quoted>[^\"]+)\"|(?<name>\\w+))"
                    + "(?:\\s+TYPE)?"
                    + "(?:\\s+(?!NOT\\b|START\\b)(?<type>\\w+)"
                    + "(?:\\s*\\(\\s*(?<precision>\\d{1,5})(?:\\s*,\\s*(?<scale>\\d{1,2}))?\\s*\\))?)?"
                    + "(?:\\s+'(?<format>[^']*)')?"
                    + "(?<required>\\s+NOT\\s+NULL)?"
                    + "(?:\\s+START\\s+(?<start>\\d{1,9})(?:\\s+FOR\\s+(?<length>\\d{1,9}))?)?"
                    + "\\s*(?:,|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<SqlTypeName> DATETIME = Set.of(SqlTypeName.DATE, SqlTypeName.TIME, SqlTypeName.TIMESTAMP);

    /** A column, and where in the line it is, from 0; the start is -1 if that is not said, and the length if it is the rest. */
    record Field(LogColumn column, int start, int length) {}

    private LogColumns() {}

    static List<Field> read(String descriptions) {
        var fields = new ArrayList<Field>();
        var names = new HashSet<String>();
        var matcher = DESCRIPTION.matcher(descriptions);
        var position = 0;
        while (position < descriptions.length()) {
            if (!matcher.region(position, descriptions.length()).lookingAt()) {
                throw new IllegalArgumentException(
                        "Not a description of columns: '" + descriptions.substring(position) + "'");
            }
            var column = column(matcher);
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Column '" + column.name() + "' is there already");
            }
            fields.add(new Field(column, number(matcher.group("start")), number(matcher.group("length"))));
            position = matcher.end();
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Not a description of columns: ''");
        }
        return fields;
    }

    private static LogColumn column(Matcher matcher) {
        var quoted = matcher.group("quoted");
        var name = quoted != null ? quoted : matcher.group("name").toUpperCase(Locale.ROOT);
        var nullable = matcher.group("required") == null;
        var format = matcher.group("format");
        var declared = matcher.group("type");
        if (declared == null) {
            var text = LogColumn.text(name);
            return new LogColumn(name, text.type(), text.precision(), text.scale(), nullable, null);
        }
        var type = type(declared);
        if (format != null && !DATETIME.contains(type)) {
            throw new IllegalArgumentException("Column '" + name + "' of type " + declared + " takes no format");
        }
        return new LogColumn(
                name, type, number(matcher.group("precision")), number(matcher.group("scale")), nullable, format);
    }

    private static SqlTypeName type(String declared) {
        var upper = declared.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(
                        switch (upper) {
                            case "INT" -> SqlTypeName.INTEGER;
                            case "NUMERIC" -> SqlTypeName.DECIMAL;
                            case "VARCHAR",
                                    "CHAR",
                                    "TINYINT",
                                    "SMALLINT",
                                    "INTEGER",
                                    "BIGINT",
                                    "DECIMAL",
                                    "REAL",
                                    "FLOAT",
                                    "DOUBLE",
                                    "BOOLEAN",
                                    "DATE",
                                    "TIME",
                                    "TIMESTAMP" -> SqlTypeName.get(upper);
                            default -> null;
                        })
                .orElseThrow(() -> new IllegalArgumentException("Unknown type " + declared));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }
}
