package io.kinefka.analytics.sql.parser;

import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The operators of what the grammar adds to Calcite's; all of them are gone or resolved before validation. */
public final class StreamingOperators {
    /** {@code STEP(value BY interval)}, resolved by its name like any function. */
    public static final SqlOperator STEP = unresolved("STEP");

    /** {@code ANY(condition)}, resolved by its name like any function. */
    public static final SqlOperator ANY = unresolved("ANY");

    /** {@code OVERLAY(text PLACING text FROM place)} of this dialect, resolved by its name like any function. */
    public static final SqlOperator OVERLAY = unresolved("OVERLAY");

    /** {@code SUBSTRING(text FROM regular-expression)}, resolved by a name that no code can write. */
    public static final SqlOperator SUBSTRING_REGEX = unresolved("$SUBSTRING_REGEX");

    /** {@code SUBSTRING(text SIMILAR pattern ESCAPE character)}, resolved in the same way. */
    public static final SqlOperator SUBSTRING_SIMILAR = unresolved("$SUBSTRING_SIMILAR");

    /** {@code WINDOWED BY STAGGER}, the only item in the place of GROUP BY: the interval, and the list of keys. */
    public static final SqlOperator STAGGER = new SqlSpecialOperator("STAGGER", SqlKind.OTHER);

    /** {@code item WITHIN interval} in ORDER BY. */
    public static final SqlOperator WITHIN = new SqlSpecialOperator("WITHIN", SqlKind.OTHER);

    private StreamingOperators() {}

    private static SqlOperator unresolved(String name) {
        return new SqlUnresolvedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }
}
