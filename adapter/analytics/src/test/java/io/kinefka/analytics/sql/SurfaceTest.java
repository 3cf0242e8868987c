package io.kinefka.analytics.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the dialect has is either compiled, or refused by its name and place. */
class SurfaceTest {
    private static final List<TableSchema> INPUTS = List.of(
            new TableSchema(
                    "S",
                    List.of(new Column("K", "VARCHAR(8)"), new Column("N", "INTEGER"), new Column("T", "TIMESTAMP"))),
            new TableSchema("OTHER", List.of(new Column("K", "VARCHAR(8)"))));
    private static final List<TableSchema> REFERENCES =
            List.of(new TableSchema("R", List.of(new Column("K", "VARCHAR(8)"), new Column("V", "VARCHAR(8)"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT STREAM k FROM s WHERE n * 2 > 3 AND k LIKE 'a%' AND k SIMILAR TO 'a|b' AND k BETWEEN 'a' AND 'b'",
                "SELECT STREAM CASE WHEN n > 1 THEN CAST(n AS VARCHAR(8)) ELSE k || 'x' END FROM s",
                "SELECT STREAM k FROM (SELECT STREAM k FROM s) AS a",
                "SELECT STREAM k FROM s GROUP BY k, STEP(s.ROWTIME BY INTERVAL '10' SECOND)",
                "SELECT STREAM k FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE) HAVING COUNT(*) > 1",
                "SELECT STREAM k FROM s GROUP BY k, FLOOR((s.ROWTIME - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO SECOND)",
                "SELECT STREAM k FROM s WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '1' MINUTE)",
                "SELECT STREAM k FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM k, n FROM s)))",
                "SELECT STREAM k FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM k, n FROM s), 100, 256, 100000, 1, true))",
                "SELECT STREAM FIRST_VALUE(k) OVER (PARTITION BY n RANGE INTERVAL '1' MINUTE PRECEDING) FROM s",
                "SELECT STREAM LAST_VALUE(k) OVER w FROM s WINDOW w AS (ROWS 3 PRECEDING)",
                "SELECT STREAM LAG(k, 1, 'x') OVER (ROWS 3 PRECEDING) FROM s",
                "SELECT STREAM NTH_VALUE(k, 2) OVER (ROWS 3 PRECEDING) FROM s",
                "SELECT STREAM k FROM s ORDER BY FLOOR(s.ROWTIME TO MINUTE), n DESC",
                "SELECT STREAM k FROM s GROUP BY FLOOR(ROWTIME TO HOUR), k ORDER BY FLOOR(ROWTIME TO HOUR), k",
                "SELECT STREAM CAST(n AS VARCHAR(8)) FROM s GROUP BY MONOTONIC(n), k HAVING COUNT(*) > 1",
                "SELECT STREAM k FROM s GROUP BY k, ROWTIME HAVING COUNT(*) > 1",
                "SELECT STREAM k FROM (SELECT STREAM DISTINCT ROWTIME, k FROM s ORDER BY ROWTIME, k)",
                "SELECT STREAM CAST(ROWTIME AS VARCHAR(32)) FROM s GROUP BY k, STEP(s.ROWTIME BY INTERVAL '60' SECOND)",
                "SELECT STREAM t AS ROWTIME, k FROM s ORDER BY t WITHIN INTERVAL '5' SECOND, n DESC",
                "SELECT STREAM k FROM (SELECT STREAM s.t AS ROWTIME, * FROM s ORDER BY t WITHIN INTERVAL '1' MINUTE)",
                "SELECT STREAM CAST(EXP_AVG(n, INTERVAL '1' SECOND) OVER (RANGE INTERVAL '3' SECOND PRECEDING) AS VARCHAR(32)) FROM s",
                "SELECT STREAM SUBSTRING(k FROM 'a+') || SUBSTRING(k SIMILAR 'a#\"b#\"c' ESCAPE '#') FROM s WHERE STEP(n BY 5) = 10",
                "SELECT STREAM s.k FROM s JOIN r ON s.k = r.k",
                "SELECT STREAM r.v FROM s LEFT JOIN r ON s.k = r.k",
                "SELECT STREAM k FROM s WHERE APPROXIMATE_ARRIVAL_TIME < ROWTIME AND SHARD_ID <> PARTITION_KEY || SEQUENCE_NUMBER",
                "SELECT STREAM k FROM s WHERE UNIX_TIMESTAMP(t) > TSDIFF(t, TO_TIMESTAMP(n)) + EXTRACT(YEAR FROM t)",
                "SELECT STREAM TIMESTAMP_TO_CHAR('yyyy', t + INTERVAL '1' DAY) FROM s",
                "SELECT STREAM DATE_TO_CHAR('yyyy', CHAR_TO_DATE('yyyy', k)) || TIME_TO_CHAR('HH', CHAR_TO_TIME('HH', k)) FROM s",
                "SELECT STREAM k FROM s WHERE CHAR_TO_TIMESTAMP('yyyy', k) < CURRENT_TIMESTAMP",
                "SELECT STREAM k FROM s WHERE t < CURRENT_ROW_TIMESTAMP AND t < LOCALTIMESTAMP",
                "SELECT STREAM k FROM s WHERE CURRENT_DATE > DATE '2026-01-01' AND CURRENT_TIME > LOCALTIME",
                "SELECT STREAM REGEX_REPLACE(SUBSTRING(k FROM 1 FOR POSITION('a' IN k)), 'a', 'b', 1, 0) FROM s",
                "SELECT STREAM UPPER(LOWER(INITCAP(TRIM(OVERLAY(k PLACING 'a' FROM 1))))) FROM s",
                "SELECT STREAM k FROM s WHERE CHAR_LENGTH(k) = CHARACTER_LENGTH(COALESCE(NULLIF(k, 'a'), 'b'))",
                "SELECT STREAM k FROM s WHERE ABS(n) + CEIL(n) + CEILING(n) + FLOOR(n) + MOD(n, 2) > EXP(n) + LN(n) + LOG10(n) + POWER(n, 2)",
                "SELECT STREAM l.r.column1 FROM (SELECT STREAM REGEX_LOG_PARSE(k, '(a)') FROM s) AS l(r)",
                "SELECT STREAM l.r.column1 FROM (SELECT STREAM W3C_LOG_PARSE(k, 'COMMON') FROM s) AS l(r)",
                "SELECT STREAM l.r.column1 FROM (SELECT STREAM VARIABLE_COLUMN_LOG_PARSE(k, 2, ',') FROM s) AS l(r)",
                "SELECT STREAM l.r.column1 FROM (SELECT STREAM FAST_REGEX_LOG_PARSER(k, '(a)') FROM s) AS l(r)",
                "SELECT STREAM l.r.a FROM (SELECT STREAM FIXED_COLUMN_LOG_PARSE(k, 'a START 0 FOR 1') FROM s) AS l(r)",
                "SELECT STREAM l.r.column2 FROM (SELECT STREAM SYS_LOG_PARSE(k) FROM s) AS l(r)",
                "SELECT STREAM k FROM s GROUP BY k, MONOTONIC(FLOOR(s.ROWTIME TO MINUTE))",
                "SELECT STREAM k FROM s UNION ALL SELECT STREAM k FROM other",
                "SELECT STREAM k FROM (SELECT STREAM DISTINCT k, FLOOR(s.ROWTIME TO MINUTE) FROM s)",
                "SELECT STREAM k FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE) HAVING STDDEV_POP(n) + STDDEV_SAMP(n) + VAR_POP(n) > VAR_SAMP(n)",
                "SELECT STREAM k FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE) HAVING SUM(n) + AVG(n) + MIN(n) > MAX(n) AND ANY(n > 1) AND EVERY(n > 0)",
            })
    void compiles(String query) {
        assertThat(compile(query)).contains("Pump \"P\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    A join of streams                ; SELECT STREAM s.k FROM s JOIN other ON s.k = other.k
                    A window of a stream in FROM     ; SELECT STREAM s.k FROM s OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS s JOIN other ON s.k = other.k
                    TOP_K_ITEMS_TUMBLING             ; SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM k FROM s), 'K', 10, 60))
                    COUNT_DISTINCT_ITEMS_TUMBLING    ; SELECT STREAM * FROM TABLE(COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(SELECT STREAM k FROM s), 'K', 60))
                    HOTSPOTS                         ; SELECT STREAM * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM n FROM s), 1000, 0.2, 17))
                    GROUP_RANK                       ; SELECT STREAM * FROM TABLE(GROUP_RANK(CURSOR(SELECT STREAM * FROM s), 'r', 'K', 'desc', 10, 60, 5, FALSE))
                    ORDER BY ... WITHIN of groups    ; SELECT STREAM t AS ROWTIME, COUNT(*) FROM s GROUP BY t, FLOOR(s.ROWTIME TO HOUR) ORDER BY t WITHIN INTERVAL '5' SECOND
                    COUNT(DISTINCT ...)              ; SELECT STREAM k FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE) HAVING COUNT(DISTINCT n) > 1
                    LIMIT                            ; SELECT STREAM k FROM s ORDER BY s.ROWTIME LIMIT 1
                    """)
    void refusesQueriesByName(String name, String query) {
        assertThatThrownBy(() -> compile(query)).isInstanceOfSatisfying(CodeValidationException.class, refused -> {
            assertThat(refused.reason()).startsWith(name).endsWith(" is not supported.");
            assertThat(refused.line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    CREATE FUNCTION         ; CREATE FUNCTION f(x INTEGER) RETURNS INTEGER RETURN x
                    DROP STREAM             ; DROP STREAM o
                    DROP PUMP               ; DROP PUMP p
                    """)
    void refusesStatementsByName(String name, String statement) {
        assertThatThrownBy(() -> ApplicationCompiler.compile("\n" + statement, INPUTS, REFERENCES))
                .isInstanceOf(CodeValidationException.class)
                .hasMessage("line 2, column 1: " + name + " is not supported.");
    }

    private static String compile(String query) {
        var code = "CREATE STREAM o (k VARCHAR(32));\nCREATE PUMP p AS INSERT INTO o\n" + query;
        return ApplicationCompiler.compile(code, INPUTS, REFERENCES).explain();
    }
}
