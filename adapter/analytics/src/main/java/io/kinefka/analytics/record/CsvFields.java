package io.kinefka.analytics.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text apart into lines of fields. Delimiters may have several characters; a field in double quotes may contain them, and quotes that
 * are doubled. A line feed also ends a line where a carriage return and one are to, and the other way round. Empty lines are skipped.
 */
final class CsvFields {
    private static final char QUOTE = '"';

    private final String text;
    private final InputFormat.Csv format;
    private final boolean isLine;
    private int at;

    CsvFields(String text, InputFormat.Csv format) {
        this.text = text;
        this.format = format;
        this.isLine =
                format.rowDelimiter().equals("\n") || format.rowDelimiter().equals("\r\n");
        skipEmptyLines();
    }

    boolean hasLine() {
        return at < text.length();
    }

    /**
     * Adds the fields of the next line; an empty one without quotes is null.
     *
     * @throws MalformedValueException if a quote is not closed, or something comes after it; the next line is read next all the same
     */
    void readLine(List<@Nullable String> fields) throws MalformedValueException {
        do {
            fields.add(isAt(at, "\"") ? quoted() : plain());
        } while (isBehind(format.columnDelimiter()));
        skipEmptyLines();
    }

    private @Nullable String plain() {
        int start = at;
        while (at < text.length() && rowEnd() == 0 && !isAt(at, format.columnDelimiter())) {
            at++;
        }
        return start == at ? null : text.substring(start, at);
    }

    private String quoted() throws MalformedValueException {
        StringBuilder field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != QUOTE) {
                field.append(text.charAt(at));
            } else if (isAt(at + 1, "\"")) {
                field.append(QUOTE);
                at++;
            } else {
                at++;
                if (at < text.length() && rowEnd() == 0 && !isAt(at, format.columnDelimiter())) {
                    skipLine();
                    throw new MalformedValueException("Something comes behind a closing quote");
                }
                return field.toString();
            }
        }
        throw new MalformedValueException("A quote is not closed");
    }

    private void skipLine() {
        while (at < text.length() && rowEnd() == 0) {
            at++;
        }
        skipEmptyLines();
    }

    private void skipEmptyLines() {
        for (int length = rowEnd(); length > 0; length = rowEnd()) {
            at += length;
        }
    }

    /** The length of what ends a row here; 0 if nothing does. */
    private int rowEnd() {
        if (isLine) {
            return isAt(at, "\r\n") ? 2 : isAt(at, "\n") ? 1 : 0;
        }
        return isAt(at, format.rowDelimiter()) ? format.rowDelimiter().length() : 0;
    }

    private boolean isBehind(String delimiter) {
        if (isAt(at, delimiter)) {
            at += delimiter.length();
            return true;
        }
        return false;
    }

    private boolean isAt(int place, String expected) {
        return text.startsWith(expected, place);
    }
}
