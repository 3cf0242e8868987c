package io.kinefka.analytics.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The columns of lines of values. */
final class CsvSchema {
    private static final List<Character> DELIMITERS = List.of(',', '|', '\t', ';');
    private static final int COLUMNS_MAX = 1000;

    private CsvSchema() {}

    /** The schema of lines that have equally many values, and more than one; empty if no delimiter makes it so. */
    static Optional<Discovered> of(List<String> records) {
        var lines = records.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        return DELIMITERS.stream()
                .flatMap(delimiter -> schema(lines, delimiter).stream())
                .findFirst();
    }

    private static Optional<Discovered> schema(List<String> lines, char delimiter) {
        var rows = lines.stream().map(line -> values(line, delimiter)).toList();
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        if (width < 2 || width > COLUMNS_MAX || rows.stream().anyMatch(row -> row.size() != width)) {
            return Optional.empty();
        }
        var columns = IntStream.range(0, width)
                .mapToObj(i -> {
                    var column = new DiscoveredColumn("COL_" + (i + 1), Optional.empty());
                    rows.forEach(row -> column.seeAnything(row.get(i)));
                    return column;
                })
                .toList();
        return Optional.of(new Discovered(
                Discovered.schema(
                        "CSV",
                        Map.of(
                                "CSVMappingParameters",
                                Map.of("RecordRowDelimiter", "\n", "RecordColumnDelimiter", String.valueOf(delimiter))),
                        columns),
                rows));
    }

    /** The values of a line; one in quotes may contain the delimiter. */
    private static List<String> values(String line, char delimiter) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '"') {
                isQuoted = !isQuoted;
            } else if (each == delimiter && !isQuoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(each);
            }
        }
        values.add(value.toString());
        return values;
    }
}
