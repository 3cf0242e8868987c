package io.kinefka.analytics.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.TableSchema.Column;
import io.kinefka.analytics.sql.plan.Calc;
import io.kinefka.analytics.sql.validate.SqlTypes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowExpressionsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
    private static final TableSchema INPUT = new TableSchema(
            "S",
            List.of(
                    new Column("I", "INTEGER"),
                    new Column("ZERO", "INTEGER"),
                    new Column("BIG", "BIGINT"),
                    new Column("D", "DOUBLE"),
                    new Column("R", "REAL"),
                    new Column("N", "DECIMAL(10,2)"),
                    new Column("T", "TIMESTAMP"),
                    new Column("TXT", "VARCHAR(64)"),
                    new Column("B", "BOOLEAN"),
                    new Column("NOINT", "INTEGER"),
                    new Column("NOTEXT", "VARCHAR(8)")));
    private static final @Nullable Object[] ROW = {
        7,
        0,
        5_000_000_000L,
        2.5,
        1.5f,
        new BigDecimal("12.34"),
        Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli(),
        "www.shop.com/basket",
        true,
        null,
        null,
        // The system's columns.
        Instant.parse("2026-01-02T03:04:15Z").toEpochMilli(),
        Instant.parse("2026-01-02T03:04:10Z").toEpochMilli(),
        "shardId-000000000000",
        "key",
        "49"
    };

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    INTEGER      ; I * 3 + 1                                          ; 22
                    INTEGER      ; I / 2                                              ; 3
                    INTEGER      ; MOD(I, 4)                                          ; 3
                    DOUBLE       ; I / 2.0                                            ; 3.5
                    DOUBLE       ; D / 2                                              ; 1.25
                    DOUBLE       ; ABS(-D)                                            ; 2.5
                    DOUBLE       ; POWER(D, 2)                                        ; 6.25
                    DOUBLE       ; POWER(I, -1) * 7                                   ; 1.0
                    DOUBLE       ; POWER(-2, 3)                                       ; -8.0
                    DOUBLE       ; LN(1)                                              ; 0.0
                    DOUBLE       ; LOG10(CAST(100 AS DECIMAL(3,0)))                   ; 2.0
                    DOUBLE       ; LN(NOINT)                                          ; null
                    DOUBLE       ; EXP(ZERO)                                          ; 1.0
                    INTEGER      ; CEILING(N)                                         ; 13
                    INTEGER      ; MONOTONIC(I)                                       ; 7
                    DOUBLE       ; FLOOR(D)                                           ; 2.0
                    DECIMAL(8,1) ; N                                                  ; 12.3
                    INTEGER      ; CAST(D AS INTEGER)                                 ; 3
                    INTEGER      ; CAST(D - 0.1E0 AS INTEGER)                         ; 2
                    INTEGER      ; CAST(-1.6E0 * I AS INTEGER)                        ; -11
                    INTEGER      ; D                                                  ; 3
                    BIGINT       ; CAST(R AS BIGINT)                                  ; 2
                    SMALLINT     ; CAST(N + 0.5 AS SMALLINT)                          ; 13
                    DECIMAL(8,1) ; CAST(N + 0.02 AS DECIMAL(8,1))                     ; 12.4
                    INTEGER      ; CAST(1.5 AS INTEGER)                               ; 2
                    INTEGER      ; CAST(-D AS INTEGER)                                ; -3
                    INTEGER      ; CAST(CAST(NOINT AS DOUBLE) AS INTEGER)             ; null
                    BIGINT       ; CAST(CAST(BIG AS DOUBLE) + 0.5E0 AS BIGINT)        ; 5000000001
                    DECIMAL(8,1) ; CAST(D + 0.06E0 AS DECIMAL(8,1))                   ; 2.6
                    INTEGER      ; CAST('42' AS INTEGER)                              ; 42
                    VARCHAR(8)   ; CAST(I AS VARCHAR(8))                              ; 7
                    VARCHAR(3)   ; TXT                                                ; www
                    DOUBLE       ; R                                                  ; 1.5
                    INTEGER      ; NOINT + 1                                           ; null
                    BOOLEAN      ; NOINT = 1                                           ; null
                    BOOLEAN      ; NOINT IS NULL AND B                                 ; true
                    INTEGER      ; COALESCE(NOINT, I)                                  ; 7
                    INTEGER      ; NULLIF(I, 7)                                       ; null
                    VARCHAR(8)   ; NOTEXT || 'x'                                      ; null
                    INTEGER      ; CASE WHEN ZERO = 0 THEN -1 ELSE I / ZERO END       ; -1
                    DOUBLE       ; CASE WHEN ZERO = 0 THEN -1.0 ELSE D / ZERO END     ; -1.0
                    VARCHAR(8)   ; CASE WHEN I > 5 THEN 'many' ELSE 'few' END         ; many
                    VARCHAR(8)   ; CASE WHEN I < 5 THEN 'many' ELSE 'few' END         ; few
                    VARCHAR(64)  ; UPPER(TXT)                                         ; WWW.SHOP.COM/BASKET
                    VARCHAR(64)  ; INITCAP('one two')                                 ; One Two
                    VARCHAR(64)  ; TRIM(BOTH ' ' FROM '  x ')                         ; x
                    VARCHAR(64)  ; INITCAP('o-ne TWO')                                ; O-ne Two
                    VARCHAR(64)  ; TRIM('  x ')                                       ; x
                    VARCHAR(64)  ; TRIM(LEADING 'x' FROM 'xxaxx')                     ; axx
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM 1)              ; foo45
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM 0)              ; foo345
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM -2)             ; foo12345
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM 4)              ; 123foo
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM 17)             ; 12345foo
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM 2 FOR 0)        ; 1foo2345
                    VARCHAR(64)  ; OVERLAY('12345' PLACING 'foo' FROM 2 FOR 9)        ; 1foo
                    VARCHAR(64)  ; OVERLAY(NOTEXT PLACING 'foo' FROM 2)               ; null
                    VARCHAR(64)  ; OVERLAY(TXT PLACING 'SHOP' FROM 5 FOR 4)           ; www.SHOP.com/basket
                    INTEGER      ; CHAR_LENGTH(TXT)                                   ; 19
                    INTEGER      ; POSITION('shop' IN TXT)                            ; 5
                    VARCHAR(64)  ; SUBSTRING(TXT, 5, POSITION('.com' IN TXT) - 5)     ; shop
                    VARCHAR(64)  ; SUBSTRING('123456789' FROM 3 FOR 4)                ; 3456
                    VARCHAR(64)  ; SUBSTRING('123456789' FROM 17 FOR 4) || '.'        ; .
                    VARCHAR(64)  ; SUBSTRING('123456789' FROM -1 FOR 4)               ; 12
                    VARCHAR(64)  ; SUBSTRING('123456789' FROM 6 FOR 0) || '.'         ; .
                    VARCHAR(64)  ; SUBSTRING('123456789' FROM 8 FOR 4)                ; 89
                    VARCHAR(64)  ; SUBSTRING(TXT, 5)                                  ; shop.com/basket
                    VARCHAR(64)  ; SUBSTRING('TECHNOLOGY' FROM 'L[A-Z]*')             ; LOGY
                    VARCHAR(64)  ; SUBSTRING('TECHNOLOGY' FROM 'FOO')                 ; null
                    VARCHAR(64)  ; SUBSTRING('TECHNOLOGY' FROM 'O[A-Z]')              ; OL
                    INTEGER      ; CHAR_LENGTH(SUBSTRING(TXT FROM 'FOO'))             ; null
                    VARCHAR(64)  ; SUBSTRING('123456789' SIMILAR '23#"456#"78' ESCAPE '#') ; 456
                    VARCHAR(64)  ; SUBSTRING('TECHNOLOGY' SIMILAR 'TECH%"NOLO%"GY' ESCAPE '%') ; NOLO
                    VARCHAR(64)  ; SUBSTRING(TXT SIMILAR 'www.#"(shop|store)_c[^x]+#"/' ESCAPE '#') ; shop.com
                    VARCHAR(64)  ; SUBSTRING(TXT SIMILAR 'a#"b#"c' ESCAPE '#')        ; null
                    VARCHAR(64)  ; SUBSTRING(NOTEXT SIMILAR 'a#"b#"c' ESCAPE '#')     ; null
                    BOOLEAN      ; TXT LIKE 'www.%'                                   ; true
                    BOOLEAN      ; 'a_' LIKE 'a!_' ESCAPE '!'                         ; true
                    BOOLEAN      ; 'ab' LIKE 'a!_' ESCAPE '!'                         ; false
                    BOOLEAN      ; 'ab' SIMILAR TO 'a!%' ESCAPE '!'                   ; false
                    BOOLEAN      ; NOTEXT LIKE 'a' IS UNKNOWN                         ; true
                    BOOLEAN      ; NOINT IS DISTINCT FROM I                           ; true
                    BOOLEAN      ; NOINT IS NOT DISTINCT FROM NULLIF(I, 7)            ; true
                    BOOLEAN      ; I BETWEEN SYMMETRIC 9 AND 1                        ; true
                    BOOLEAN      ; I NOT IN (1, 2) AND I IN (7, 8) AND B IS NOT FALSE ; true
                    BOOLEAN      ; I != 7 OR NOT B OR (NOINT > 1) IS TRUE             ; false
                    VARCHAR(8)   ; CASE I WHEN 1 THEN 'one' WHEN 7 THEN 'seven' END   ; seven
                    VARCHAR(8)   ; U&'\\0041' || U&'!0042' UESCAPE '!'                 ; AB
                    INTEGER      ; CEIL(5.2) + CEILING(-3.3) + FLOOR(-3.3)            ; -1
                    INTEGER      ; CEILING(-3 * 3.1)                                  ; -9
                    INTEGER      ; MOD(I, 4) + ABS(-I)                                ; 10
                    DOUBLE       ; LOG10(100) + POWER(2, 10) + LN(EXP(3.0))           ; 1029.0
                    BIGINT       ; UNIX_TIMESTAMP(CEIL(T TO HOUR))                    ; 1767326400000
                    BIGINT       ; UNIX_TIMESTAMP(CEILING(TIMESTAMP '2004-09-30 13:48:23' TO YEAR)) ; 1104537600000
                    BIGINT       ; UNIX_TIMESTAMP(FLOOR(TIMESTAMP '2004-09-30 13:48:23' TO YEAR))   ; 1072915200000
                    BIGINT       ; UNIX_TIMESTAMP(FLOOR(TIMESTAMP '2004-09-30 13:48:23' TO DAY))    ; 1096502400000
                    INTEGER      ; STEP(34 BY 10)                                     ; 30
                    INTEGER      ; EXTRACT(HOUR FROM (T - TIMESTAMP '2026-01-01 00:00:00') DAY TO SECOND)   ; 3
                    BIGINT       ; CAST((T - TIMESTAMP '2026-01-02 03:04:00') SECOND AS BIGINT)             ; 5
                    INTEGER      ; EXTRACT(HOUR FROM INTERVAL '1' DAY + INTERVAL '3 4' DAY TO HOUR)         ; 4
                    INTEGER      ; EXTRACT(DAY FROM 2 * INTERVAL '3 4' DAY TO HOUR)   ; 6
                    INTEGER      ; EXTRACT(HOUR FROM INTERVAL '3 4' DAY TO HOUR / 2)  ; 14
                    INTEGER      ; EXTRACT(YEAR FROM DATE '2004-09-30') + EXTRACT(MONTH FROM T) + EXTRACT(DAY FROM T) ; 2007
                    BIGINT       ; UNIX_TIMESTAMP(T + (I * INTERVAL '1' SECOND))      ; 1767323052678
                    DOUBLE       ; CAST('1.5e2' AS DOUBLE) + CAST(I AS REAL)          ; 157.0
                    BOOLEAN      ; CAST('true' AS BOOLEAN)                            ; true
                    VARCHAR(32)  ; CAST(CAST(T AS DATE) AS VARCHAR(32))               ; 2026-01-02
                    VARCHAR(32)  ; CAST(B AS VARCHAR(32))                             ; TRUE
                    DECIMAL(4,1) ; CAST(D AS DECIMAL(4,1)) + N                        ; 14.8
                    BOOLEAN      ; (T, T + INTERVAL '1' HOUR) CONTAINS T                      ; true
                    BOOLEAN      ; (T, T + INTERVAL '1' HOUR) PRECEDES (T, T)                 ; false
                    BOOLEAN      ; (T, T) SUCCEEDS (T, T - INTERVAL '1' HOUR)                 ; true
                    BOOLEAN      ; (T, INTERVAL '1' HOUR) EQUALS (T, T + INTERVAL '1' HOUR)   ; true
                    BOOLEAN      ; (T, INTERVAL '1' HOUR) IMMEDIATELY PRECEDES (T, T)         ; false
                    BIGINT       ; CAST(INTERVAL '5' SECOND AS BIGINT)                        ; 5
                    VARCHAR(16)  ; CAST(DATE '2008-08-23' AS VARCHAR(16))                     ; 2008-08-23
                    VARCHAR(16)  ; CAST(CAST('2008-08-23' AS DATE) AS VARCHAR(16))            ; 2008-08-23
                    VARCHAR(16)  ; CAST(CAST('10:11:12' AS TIME) AS VARCHAR(16))              ; 10:11:12
                    VARCHAR(16)  ; '[' || CAST(DATE '2008-08-23' AS CHAR(12)) || ']'          ; [2008-08-23  ]
                    BIGINT       ; UNIX_TIMESTAMP(CAST(DATE '1970-01-02' AS TIMESTAMP))       ; 86400000
                    VARBINARY(4) ; X'0A' || X'0B'                                             ; 0a0b
                    BOOLEAN      ; (T, T + INTERVAL '1' HOUR) OVERLAPS (T, INTERVAL '1' MINUTE) ; true
                    BOOLEAN      ; TXT SIMILAR TO '%(shop|store)%'                    ; true
                    VARCHAR(64)  ; REGEX_REPLACE(TXT, '[aeiou]', '_', 1, 0)           ; www.sh_p.c_m/b_sk_t
                    VARCHAR(64)  ; REGEX_REPLACE(TXT, '[aeiou]', '_', 1, 2)           ; www.shop.c_m/basket
                    VARCHAR(64)  ; REGEX_REPLACE(TXT, '[aeiou]', '_', 8, 1)           ; www.shop.c_m/basket
                    VARCHAR(64)  ; REGEX_REPLACE(NOTEXT, 'a', 'b', 1, 0)              ; null
                    VARCHAR(64)  ; 'größer' || ' ' || 'Ωmega'                         ; größer Ωmega
                    VARCHAR(64)  ; TIMESTAMP_TO_CHAR('yyyy-MM-dd HH:mm:ss.SSS', T)    ; 2026-01-02 03:04:05.678
                    BIGINT       ; UNIX_TIMESTAMP(T)                                  ; 1767323045678
                    BIGINT       ; TSDIFF(T, ROWTIME)                                 ; 9322
                    INTEGER      ; EXTRACT(MINUTE FROM T)                             ; 4
                    INTEGER      ; EXTRACT(SECOND FROM T)                             ; 6
                    DOUBLE       ; EXTRACT(SECOND FROM T)                             ; 5.678
                    DECIMAL(5,3) ; EXTRACT(SECOND FROM INTERVAL '2 3:4:5.678' DAY TO SECOND) ; 5.678
                    INTEGER      ; EXTRACT(DAY FROM INTERVAL '2 3:4:5.678' DAY TO SECOND)    ; 2
                    BIGINT       ; TSDIFF(BIG, BIG + 5)                               ; 5
                    BIGINT       ; TSDIFF(T, TO_TIMESTAMP(CAST(NOINT AS BIGINT)))     ; null
                    VARCHAR(64)  ; TIMESTAMP_TO_CHAR('yyyy', TO_TIMESTAMP(NOINT))     ; null
                    BOOLEAN      ; TIMESTAMP_TO_CHAR('yyyy', TO_TIMESTAMP(NOINT)) = 'null' ; true
                    BIGINT       ; UNIX_TIMESTAMP(CHAR_TO_TIMESTAMP('M-d', '2-8-2011'))    ; 3283200000
                    BIGINT       ; UNIX_TIMESTAMP(T + INTERVAL '1' HOUR)              ; 1767326645678
                    BIGINT       ; UNIX_TIMESTAMP(T - INTERVAL '1' DAY)               ; 1767236645678
                    BIGINT       ; UNIX_TIMESTAMP(FLOOR(T TO HOUR))                   ; 1767322800000
                    BIGINT       ; UNIX_TIMESTAMP(STEP(T BY INTERVAL '30' SECOND))    ; 1767323040000
                    BIGINT       ; UNIX_TIMESTAMP(TO_TIMESTAMP(BIG))                  ; 5000000000
                    BIGINT       ; UNIX_TIMESTAMP(CHAR_TO_TIMESTAMP('dd.MM.yyyy', '01.02.1970')) ; 2678400000
                    BIGINT       ; UNIX_TIMESTAMP(CAST('1970-01-01 00:00:01.5' AS TIMESTAMP)) ; 1500
                    BIGINT       ; UNIX_TIMESTAMP(CURRENT_TIMESTAMP)                  ; 1767355200000
                    BIGINT       ; UNIX_TIMESTAMP(CURRENT_ROW_TIMESTAMP)              ; 1767323055000
                    VARCHAR(32)  ; SHARD_ID                                           ; shardId-000000000000
                    """)
    void computes(String type, String expression, String expected) {
        assertThat(String.valueOf(value(type, expression))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    INTEGER            ; I / ZERO
                    INTEGER            ; MOD(I, ZERO)
                    DOUBLE             ; D / ZERO
                    REAL               ; R / ZERO
                    DOUBLE             ; LN(ZERO)
                    BOOLEAN            ; LN(ZERO) < 0
                    BOOLEAN            ; LOG10(-D) < 0
                    BOOLEAN            ; POWER(ZERO, -1) > 0
                    BOOLEAN            ; POWER(-2, 0.5) > 0
                    VARCHAR(64)        ; TRIM(BOTH 'ab' FROM TXT)
                    VARCHAR(64)        ; OVERLAY(TXT PLACING 'x' FROM 1 FOR -1)
                    BIGINT             ; UNIX_TIMESTAMP(CHAR_TO_TIMESTAMP('M-d', '2011-2-8'))
                    DOUBLE             ; SQRT(-D)
                    INTEGER            ; I + 2147483647
                    INTEGER            ; I * 2147483647
                    BIGINT             ; BIG * 5000000000
                    INTEGER            ; BIG
                    SMALLINT           ; CAST(100000 AS SMALLINT)
                    INTEGER            ; CAST(TXT AS INTEGER)
                    DECIMAL(3,0)       ; N * 1000
                    DECIMAL(3,1)       ; N + 87.62
                    SMALLINT           ; D * 20000
                    SMALLINT           ; 32767.5E0 + ZERO
                    INTEGER            ; D * 1E10
                    INTEGER NOT NULL   ; NOINT
                    BIGINT             ; UNIX_TIMESTAMP(CHAR_TO_TIMESTAMP('yyyy', TXT))
                    VARCHAR(64)        ; REGEX_REPLACE(TXT, '(', 'b', 1, 0)
                    """)
    void refusesRowsOfWhichSomethingCannotBeComputed(String type, String expression) {
        assertThatThrownBy(() -> value(type, expression)).isInstanceOf(RowException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I > 5", "NOINT IS NULL", "TXT LIKE '%basket' AND NOT ZERO > 0"})
    void letsRowsThroughForWhichTheConditionHolds(String condition) {
        assertThat(row("INTEGER", "I", " WHERE " + condition)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I > 7", "NOINT > 1", "ZERO <> 0 AND I / ZERO > 1", "ZERO <> 0 AND D / ZERO > 1"})
    void dropsRowsForWhichItDoesNot(String condition) {
        assertThat(row("INTEGER", "I", " WHERE " + condition)).isNull();
    }

    @Test
    void doesNotComputeWhatAConditionGuards() {
        var row = row("INTEGER", "I / ZERO", " WHERE ZERO > 0");

        assertThat(row).isNull();
    }

    private static @Nullable Object value(String type, String expression) {
        return Objects.requireNonNull(row(type, expression, ""))[0];
    }

    private static @Nullable Object @Nullable [] row(String type, String expression, String where) {
        var code = "CREATE STREAM o (r " + type + "); CREATE PUMP p AS INSERT INTO o SELECT STREAM " + expression
                + " FROM s" + where;
        var plan = ApplicationCompiler.compile(code, List.of(INPUT), List.of());
        var calc = (Calc) plan.pumps().get(0).plan();
        return RowExpressions.compile(
                        calc.input().rowType(),
                        calc.conditions(),
                        calc.expressions(),
                        calc.rowType(),
                        NOON,
                        new RexBuilder(new SqlTypes()))
                .apply(ROW);
    }
}
