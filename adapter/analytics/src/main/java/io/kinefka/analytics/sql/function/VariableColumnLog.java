package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of columns between delimiters; what a line has too few of is null, and too many are left away.
 *
 * @param escape before a delimiter or another character that means itself; there is none if it is empty
 * @param quotes the character that begins a text in which delimiters mean themselves, and the one that ends it, if that is another;
 *     there are none if it is empty
 */
record VariableColumnLog(List<LogColumn> columns, String delimiter, String escape, String quotes) implements LogFormat {
    private static final int COLUMNS_MAX = 1_000;

    /** Without a delimiter it is refused. */
    VariableColumnLog {
        columns = List.copyOf(columns);
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("The delimiter is empty");
        }
        if (quotes.length() > 2) {
            throw new IllegalArgumentException("Quotes are one or two characters");
        }
    }

    /** The columns as a number of them, or as descriptions. */
    static List<LogColumn> columns(String numberOrDescriptions) {
        if (!numberOrDescriptions.matches("\\d{1,9}")) {
            return LogColumns.read(numberOrDescriptions).stream()
                    .map(LogColumns.Field::column)
                    .toList();
        }
        var count = Integer.parseInt(numberOrDescriptions);
        if (count < 1 || count > COLUMNS_MAX) {
            throw new IllegalArgumentException("There are 1 to " + COLUMNS_MAX + " columns");
        }
        return LogColumn.texts(count);
    }

    @Override
    public List<@Nullable String> parse(String line) {
        var fields = fields(line);
        while (fields.size() < columns.size()) {
            fields.add(null);
        }
        return fields.subList(0, columns.size());
    }

    private List<@Nullable String> fields(String line) {
        var fields = new ArrayList<@Nullable String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); ) {
            var character = line.charAt(i);
            if (!escape.isEmpty() && line.startsWith(escape, i) && i + escape.length() < line.length()) {
                i += escape.length();
                var length = line.startsWith(delimiter, i) ? delimiter.length() : 1;
                field.append(line, i, i + length);
                i += length;
            } else if (!quotes.isEmpty() && character == quotes.charAt(quoted ? quotes.length() - 1 : 0)) {
                quoted = !quoted;
                i++;
            } else if (!quoted && line.startsWith(delimiter, i)) {
                fields.add(field.toString());
                field.setLength(0);
                i += delimiter.length();
            } else {
                field.append(character);
                i++;
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
