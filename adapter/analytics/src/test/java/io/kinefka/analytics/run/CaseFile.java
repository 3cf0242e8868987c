package io.kinefka.analytics.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A case: code with schemas in its first comments, then lines with what happens, and after each what comes of it.
 *
 * <pre>
 * row CLICKS 11:00:20 | 11:00:10 | AMZN     a row of an input stream, with its ROWTIME
 * row CLICKS 11:00:20@11:00:15 | ...        one that arrived before
 * time 11:01:00                             no earlier row will come
 * table PAGES | /home | Ann                 a row of a reference table
 * = COUNTS 11:01:00 | AMZN | 2              a row that enters a stream of the code
 * ! COUNTS_PUMP 11:01:00 | message          an error
 * </pre>
 */
public record CaseFile(String code, List<String> tables, List<String> inputs, String text) {
    public static CaseFile read(Path file) throws IOException {
        var text = Files.readString(file);
        var lines = text.lines().toList();
        var first = 0;
        while (!isEvent(lines.get(first))) {
            first++;
        }
        var code = lines.subList(0, first).stream().map(line -> line + "\n").collect(Collectors.joining());
        var tables = new ArrayList<String>();
        var inputs = new ArrayList<String>();
        for (var line : lines.subList(first, lines.size())) {
            if (line.startsWith("table ")) {
                tables.add(line);
            } else if (line.startsWith("row ") || line.startsWith("time ")) {
                inputs.add(line);
            }
        }
        return new CaseFile(code, tables, inputs, text);
    }

    /** The same with more that happens in the end. */
    CaseFile andThen(String input) {
        var more = new ArrayList<>(inputs);
        more.add(input);
        return new CaseFile(code, tables, more, text);
    }

    private static boolean isEvent(String line) {
        return line.startsWith("row ") || line.startsWith("time ") || line.startsWith("table ");
    }
}
