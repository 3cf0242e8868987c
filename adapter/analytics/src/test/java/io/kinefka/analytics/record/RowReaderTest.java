package io.kinefka.analytics.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private static final String NOTHING_BEHIND = "";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            INTEGER      ; 12                          ; 12
            INTEGER      ; "12"                        ; 12
            INTEGER      ; " 12 "                      ; 12
            INTEGER      ; 12.9                        ; 12
            INTEGER      ; 1e3                         ; 1000
            INTEGER      ; null                        ; null
            TINYINT      ; 127                         ; 127
            SMALLINT     ; -32768                      ; -32768
            BIGINT       ; 9223372036854775807         ; 9223372036854775807
            DECIMAL(5,2) ; 123.456                     ; 123.45
            DOUBLE       ; 1.5e10                      ; 1.5E10
            DOUBLE       ; "2"                         ; 2.0
            REAL         ; 0.1                         ; 0.1
            BOOLEAN      ; true                        ; true
            BOOLEAN      ; "FALSE"                     ; false
            VARCHAR(4)   ; "abcdef"                    ; abcd
            VARCHAR(9)   ; 1.50                        ; 1.50
            VARCHAR(9)   ; true                        ; true
            VARCHAR(30)  ; {"a": [1]}                  ; {"a":[1]}
            CHAR(4)      ; "ab"                        ; ab__
            DATE         ; "1970-01-03"                ; 2
            TIME         ; "00:00:01"                  ; 1000
            TIMESTAMP    ; "1970-01-01 00:00:01.234"   ; 1234
            TIMESTAMP    ; "1970-01-01 00:00:01"       ; 1000
            TIMESTAMP    ; "1970-01-01T00:00:01Z"      ; 1000
            TIMESTAMP    ; "1970-01-01T01:00:01+01:00" ; 1000
            VARBINARY(4) ; "cafe"                      ; cafe
            """)
    void makesAValueOfTheColumnsType(String type, String json, String expected) {
        var rows = json("{\"a\":" + json + "}", type);

        assertThat(rows).containsExactly("[" + expected.replace("_", " ") + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            INTEGER          ; "x"
            INTEGER          ; ""
            INTEGER          ; 2147483648
            INTEGER          ; true
            INTEGER          ; [1]
            INTEGER          ; 1e999999999
            TINYINT          ; 128
            DECIMAL(5,2)     ; 1234.5
            DOUBLE           ; "NaN"
            DOUBLE           ; 1e999
            REAL             ; 1e39
            BOOLEAN          ; 1
            DATE             ; "1970-02-30"
            TIMESTAMP        ; "yesterday"
            TIMESTAMP        ; 1234
            VARBINARY(4)     ; "xy"
            """)
    void refusesWhatDoesNotFitAndGoesOn(String type, String json) {
        var rows = json("{\"a\":" + json + "} {\"a\":null}", type);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("The value '").endsWith("' of column 'C0' is not of type " + type(type));
        assertThat(rows.get(1)).isEqualTo("[null]");
    }

    @Test
    void readsSeveralValuesAndRowsInsideThem() {
        var format = new InputFormat.Json(
                JsonPath.parse("$.rows[0:]"), List.of(JsonPath.parse("$.a"), JsonPath.parse("$.b.c")));

        var rows = read(
                format,
                "{\"rows\":[{\"a\":1,\"b\":{\"c\":\"x\"}},{\"b\":{}}]}\n{\"rows\":[{\"a\":2}]}{\"rows\":[]}",
                "INTEGER",
                "VARCHAR(4)");

        assertThat(rows).containsExactly("[1, x]", "[null, null]", "[2, null]");
    }

    @Test
    void saysWhatIsNoJsonAndWhatIsNoObject() {
        var rows = json("1 {\"a\":1} {\"a\":", "INTEGER");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isEqualTo("Not a JSON object: NUMBER");
        assertThat(rows.get(1)).isEqualTo("[1]");
        assertThat(rows.get(2)).startsWith("Not JSON: ");
    }

    @Test
    void refusesNoValueWhereThereMustBeOne() {
        assertThat(json("{}", "INTEGER NOT NULL")).containsExactly("Column 'C0' does not allow NULLs");
    }

    @Test
    void survivesWhateverBytesThereAre() {
        for (var format : List.of(formatOfOne(), new InputFormat.Csv("\n", ","))) {
            IntStream.range(0, 256)
                    .mapToObj(i -> new byte[] {(byte) i, '"', (byte) (i * 31), '{', (byte) i})
                    .forEach(data -> read(RowReader.of(format, Columns.of("INTEGER")), data));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            1,x\\n2,y\\n       ; [1, x] | [2, y]
            1,x\\r\\n2,y       ; [1, x] | [2, y]
            1\\n\\n\\n2,y      ; [1, null] | [2, y]
            1,\\n,y            ; [1, null] | [null, y]
            1,x,more\\n        ; [1, x]
            1,"a,""b""\\nc"\\n ; [1, a,"b"\\nc]
            1,""\\n            ; [1, ]
            a,x\\n2,y          ; The value 'a' of column 'C0' is not of type INTEGER | [2, y]
            1,"x"y\\n2,y       ; Something comes behind a closing quote | [2, y]
            1,"x               ; A quote is not closed
            \\n                ;
            """)
    void takesLinesApart(String lines, String expected) {
        var rows = read(new InputFormat.Csv("\n", ","), unescaped(lines), "INTEGER", "VARCHAR(9)");

        assertThat(String.join(" | ", rows)).isEqualTo(expected == null ? NOTHING_BEHIND : unescaped(expected));
    }

    @Test
    void takesLinesApartByDelimitersOfSeveralCharacters() {
        var rows = read(new InputFormat.Csv("<end>", "||"), "1||a|b<end>2||c", "INTEGER", "VARCHAR(9)");

        assertThat(rows).containsExactly("[1, a|b]", "[2, c]");
    }

    @Test
    void refusesAFormatThatDoesNotFitTheColumns() {
        assertThatThrownBy(() -> RowReader.of(formatOfOne(), Columns.of("INTEGER", "INTEGER")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InputFormat.Csv("", ",")).isInstanceOf(IllegalArgumentException.class);
    }

    private static InputFormat formatOfOne() {
        return new InputFormat.Json(JsonPath.parse("$"), List.of(JsonPath.parse("$.a")));
    }

    private static List<String> json(String text, String type) {
        return read(formatOfOne(), text, type);
    }

    private static List<String> read(InputFormat format, String text, String... types) {
        return read(RowReader.of(format, Columns.of(types)), text.getBytes(UTF_8));
    }

    private static List<String> read(RowReader reader, byte[] data) {
        List<String> found = new ArrayList<>();
        reader.read(data, new RowReader.Rows() {
            @Override
            public void row(@Nullable Object[] columns) {
                found.add(Arrays.toString(columns));
            }

            @Override
            public void malformed(String reason) {
                found.add(reason);
            }
        });
        return found;
    }

    private static String type(String sqlType) {
        return Columns.of(sqlType).get(0).getType().toString();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }
}
