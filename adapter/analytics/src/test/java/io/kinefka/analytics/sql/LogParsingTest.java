package io.kinefka.analytics.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.expression.RowException;
import io.kinefka.analytics.sql.expression.RowExpressions;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.plan.Calc;
import io.kinefka.analytics.sql.validate.SqlTypes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogParsingTest {
    private static final String COMMON =
            "192.0.2.30 - John [24/May/2026:22:01:02 -0700] \"GET /icons/a.gif HTTP/1.1\" 304 0";
    private static final TableSchema LINES = new TableSchema("S", List.of(new Column("LINE", "VARCHAR(256)")));

    @Test
    void parsesWebLogsInTheCommonFormat() {
        assertThat(parsed(COMMON, "W3C_LOG_PARSE(line, 'COMMON')", 7))
                .containsExactly(
                        "192.0.2.30",
                        "-",
                        "John",
                        "[24/May/2026:22:01:02 -0700]",
                        "GET /icons/a.gif HTTP/1.1",
                        "304",
                        "0");
    }

    @Test
    void parsesWebLogsInOtherNamedFormats() {
        var referer = " \"http://shop.example/\" \"Mozilla/5.0 (a \\\"b\\\" c)\"";

        assertThat(parsed("shop " + COMMON, "W3C_LOG_PARSE(line, 'COMMON WITH VHOST')", 8))
                .startsWith("shop", "192.0.2.30")
                .endsWith("304", "0");
        assertThat(parsed(COMMON + referer, "W3C_LOG_PARSE(line, 'NCSA EXTENDED')", 9))
                .endsWith("0", "http://shop.example/", "Mozilla/5.0 (a \\\"b\\\" c)");
        assertThat(parsed("http://a/ ---> /b", "W3C_LOG_PARSE(line, 'REFERER')", 2))
                .containsExactly("http://a/", "/b");
        assertThat(parsed("Mozilla/5.0 (X11)", "W3C_LOG_PARSE(line, 'AGENT')", 1))
                .containsExactly("Mozilla/5.0 (X11)");
    }

    @Test
    void parsesWebLogsInFormatsOfTheirOwn() {
        var format = "%h %!200,304{User-agent}i%% %D \\\"%U\\\"";

        assertThat(parsed("host curl% 25 \"/a b\"", "W3C_LOG_PARSE(line, '" + format + "')", 4))
                .containsExactly("host", "curl", "25", "/a b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    ENERGY                 ; REGEX_LOG_PARSE(line, '.*([E].).*([R].*)')            ; EN, RGY
                    ENERGY                 ; REGEX_LOG_PARSE(line, '.*([N].).*([R].*)')            ; NE, RGY
                    TECH                   ; REGEX_LOG_PARSE(line, '.*([N].).*([R].*)')            ; null, null
                    Mary____had_a_little   ; FAST_REGEX_LOG_PARSE(line, '(.*)_+(.*)')              ; Mary, had_a_little
                    Mary_had_a_little      ; FAST_REGEX_LOG_PARSE(line, '(.*)_+(._.*)')            ; null, null
                    Mary____had_a_little   ; FAST_REGEX_LOG_PARSER(line, '(.*)_+(<Alpha>.*)')      ; Mary, had_a_little
                    Mary_had_a_little_lamb ; FAST_REGEX_LOG_PARSE(line, '(.*)_(._.*)_.*')          ; Mary_had, a_little
                    id=17 (new)            ; FAST_REGEX_LOG_PARSE(line, 'id=(<Digit>+) \\(([a-z]{3})\\)') ; 17, new
                    ab ba                  ; FAST_REGEX_LOG_PARSE(line, '((ab|cd){1,2})" "(@)')    ; ab, ba
                    a,b                    ; VARIABLE_COLUMN_LOG_PARSE(line, 2, ',')               ; a, b
                    a                      ; VARIABLE_COLUMN_LOG_PARSE(line, 2, ',')               ; a, null
                    a,b,c                  ; VARIABLE_COLUMN_LOG_PARSE(line, 2, ',')               ; a, b
                    a--b                   ; VARIABLE_COLUMN_LOG_PARSE(line, 2, '--')              ; a, b
                    a\\,b,c                ; VARIABLE_COLUMN_LOG_PARSE(line, 2, ',', '\\', '')     ; a,b, c
                    <a,b>,c                ; VARIABLE_COLUMN_LOG_PARSE(line, 2, ',', '', '<>')     ; a,b, c
                    |a,b|,c                ; VARIABLE_COLUMN_LOG_PARSE(line, 2, ',', '\\', '|')    ; a,b, c
                    """)
    void takesLinesApart(String line, String call, String expected) {
        var columns = parsed(line, call, 2);

        assertThat(columns.get(0) + ", " + columns.get(1)).isEqualTo(expected);
    }

    @Test
    void convertsColumnsToTheirTypes() {
        var call = "VARIABLE_COLUMN_LOG_PARSE(line, "
                + "'a TYPE INTEGER, b TYPE TIMESTAMP ''dd/MMM/yyyy:HH:mm'', c TYPE DOUBLE, d TYPE VARCHAR(2)', ';')";

        assertThat(values("7;01/Feb/1970:00:01;;long", call, "A INTEGER", "B TIMESTAMP", "C DOUBLE", "D VARCHAR(8)"))
                .containsExactly(7, 2_678_460_000L, null, "lo");
    }

    @Test
    void findsColumnsAtTheirPlaces() {
        var call = "FIXED_COLUMN_LOG_PARSE(line, "
                + "'a TYPE VARCHAR(4) START 0 FOR 4, b TYPE INTEGER START 5 FOR 2, c TYPE VARCHAR(8) START 8')";

        assertThat(values("john 42 rest", call, "A VARCHAR(4)", "B INTEGER", "C VARCHAR(8)"))
                .containsExactly("john", 42, "rest");
        assertThat(values("john", call, "A VARCHAR(4)", "B INTEGER", "C VARCHAR(8)"))
                .containsExactly("john", null, null);
    }

    @Test
    void parsesSystemLogs() {
        assertThat(values(
                        "Feb  1 00:00:01 host sshd: in",
                        "SYS_LOG_PARSE(line)",
                        "COLUMN1 TIMESTAMP",
                        "COLUMN2 VARCHAR(64)"))
                .containsExactly(2_678_401_000L, "host sshd: in");
    }

    @Test
    void answersNullForNoLine() {
        assertThat(values(null, "REGEX_LOG_PARSE(line, '(.)')", "COLUMN1 VARCHAR(8)"))
                .containsExactly((Object) null);
    }

    @Test
    void tellsLinesThatAreNotOfTheFormatByTheirRecord() {
        var call = "REGEX_LOG_PARSE(line, '(a)')";

        assertThat(row("b", call, " WHERE t.r IS NOT NULL", "COLUMN1 VARCHAR(8)"))
                .isNull();
        assertThat(row("b", call, " WHERE t.r IS NULL", "COLUMN1 VARCHAR(8)")).isNotNull();
        assertThat(row("a", call, " WHERE t.r IS NOT NULL", "COLUMN1 VARCHAR(8)"))
                .isNotNull();
    }

    @Test
    void takesDelimitersThatAreWrittenAsUnicode() {
        assertThat(parsed("a\tb", "VARIABLE_COLUMN_LOG_PARSE(line, 2, u&'\\0009')", 2))
                .containsExactly("a", "b");
    }

    @Test
    void parsesLongLines() {
        var agent = "a\\\"".repeat(50_000);
        var line = COMMON + " \"-\" \"" + agent + "\"";

        assertThat(parsed(line, "W3C_LOG_PARSE(line, 'NCSA EXTENDED')", 9).get(8))
                .isEqualTo(agent.substring(0, 64));
    }

    @Test
    void refusesLinesThatAreTooLongForAnExpression() {
        assertThatThrownBy(() -> parsed("ab".repeat(500_000), "REGEX_LOG_PARSE(line, '((?:a|b)*)')", 1))
                .isInstanceOf(RowException.class);
    }

    @Test
    void namesTheColumnsOfExpressionsIfItIsTold() {
        var call = "REGEX_LOG_PARSE(line, '(\\w+) (\\w+)', 'a, b INTEGER')";

        assertThat(values("x 12", call, "A VARCHAR(8)", "B INTEGER")).containsExactly("x", 12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    x ; VARIABLE_COLUMN_LOG_PARSE(line, 'a TYPE INTEGER', ',')
                    b ; VARIABLE_COLUMN_LOG_PARSE(line, 'a TYPE DATE ''yyyy''', ',')
                    c ; FIXED_COLUMN_LOG_PARSE(line, 'a TYPE INTEGER NOT NULL START 5')
                    """)
    void refusesLinesWithValuesOfOtherTypes(String line, String call) {
        assertThatThrownBy(() -> values(line, call, "A INTEGER")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> values(line, call, "A VARCHAR(8)")).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    W3C_LOG_PARSE(line, 'no format')                                   ; has no specifiers
                    W3C_LOG_PARSE(line, 'IIS')                                         ; The format IIS is not supported.
                    REGEX_LOG_PARSE(line, 'a')                                         ; 0 groups
                    REGEX_LOG_PARSE(line, '(a)', 'a, b')                               ; 1 groups for 2 columns
                    FAST_REGEX_LOG_PARSE(line, 'a')                                    ; no groups
                    FAST_REGEX_LOG_PARSE(line, '(a')                                   ; lacks a )
                    FAST_REGEX_LOG_PARSE(line, '(<Nothing>)')                          ; <Nothing> is not supported.
                    VARIABLE_COLUMN_LOG_PARSE(line, 0, ',')                            ; 1 to 1000 columns
                    VARIABLE_COLUMN_LOG_PARSE(line, 2, '')                             ; delimiter is empty
                    VARIABLE_COLUMN_LOG_PARSE(line, 'a TYPE PEARLS', ',')              ; Unknown type PEARLS
                    VARIABLE_COLUMN_LOG_PARSE(line, 'a, a', ',')                       ; 'A' is there already
                    VARIABLE_COLUMN_LOG_PARSE(line, 'a TYPE INTEGER ''yyyy''', ',')    ; takes no format
                    FIXED_COLUMN_LOG_PARSE(line, 'a TYPE INTEGER')                     ; needs START
                    """)
    void refusesWhatDescribesNoColumns(String call, String reason) {
        assertThatThrownBy(() -> parsed("", call, 1))
                .isInstanceOf(CodeValidationException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("line 1");
    }

    private static List<@Nullable Object> parsed(String line, String call, int columns) {
        var declared = new String[columns];
        Arrays.setAll(declared, i -> "COLUMN" + (i + 1) + " VARCHAR(64)");
        return values(line, call, declared);
    }

    private static List<@Nullable Object> values(@Nullable String line, String call, String... columns) {
        return Arrays.asList(Objects.requireNonNull(row(line, call, "", columns)))
                .subList(0, columns.length);
    }

    private static @Nullable Object @Nullable [] row(
            @Nullable String line, String call, String where, String... columns) {
        var selected = Arrays.stream(columns)
                .map(column -> "t.r." + column.substring(0, column.indexOf(' ')))
                .toList();
        var code = "CREATE STREAM o (" + String.join(", ", columns) + "); CREATE PUMP p AS INSERT INTO o SELECT STREAM "
                + String.join(", ", selected) + " FROM (SELECT STREAM " + call + " AS r FROM s) AS t" + where;
        var plan = ApplicationCompiler.compile(code, List.of(LINES), List.of());
        var calc = (Calc) plan.pumps().get(0).plan();
        return RowExpressions.compile(
                        calc.input().rowType(),
                        calc.conditions(),
                        calc.expressions(),
                        calc.rowType(),
                        Clock.systemUTC(),
                        new RexBuilder(new SqlTypes()))
                .apply(new @Nullable Object[] {line, 1L, 1L, null, null, null});
    }
}
