package io.kinefka.analytics.sql.function;

import java.util.List;
import java.util.Set;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** The functions and operators that application code may use; a function that is not here does not exist. */
public final class Functions {
    /** A timestamp rounded down to a multiple of an interval since 1970. */
    public static final SqlFunction STEP = function(
            "STEP",
            ReturnTypes.ARG0,
            TimeFunctions.class,
            "step",
            SqlTypeFamily.TIMESTAMP,
            SqlTypeFamily.INTERVAL_DAY_TIME);

    /** Stands for the end of a stagger window among the keys of an aggregation, and never is computed. */
    public static final SqlFunction STAGGER_END = function(
            "$STAGGER_END",
            ReturnTypes.ARG0,
            TimeFunctions.class,
            "step",
            SqlTypeFamily.TIMESTAMP,
            SqlTypeFamily.INTERVAL_DAY_TIME);

    /** Stands for the time at which a monotonic key of an aggregation changes, and never is computed. */
    public static final SqlFunction RUN_END = function(
            "$RUN_END", ReturnTypes.ARG0, TimeFunctions.class, "step", SqlTypeFamily.TIMESTAMP, SqlTypeFamily.ANY);

    /** The quotient of approximate numbers, of which zero as divisor is an error; no code can name it. */
    public static final SqlFunction DIVIDE = function(
            "$DIVIDE",
            ReturnTypes.DOUBLE_NULLABLE,
            NumberFunctions.class,
            "divide",
            SqlTypeFamily.NUMERIC,
            SqlTypeFamily.NUMERIC);

    /** The natural logarithm of positive numbers; no code can name it. */
    public static final SqlFunction LN =
            function("$LN", ReturnTypes.DOUBLE_NULLABLE, NumberFunctions.class, "ln", SqlTypeFamily.NUMERIC);

    /** The decimal logarithm of positive numbers; no code can name it. */
    public static final SqlFunction LOG10 =
            function("$LOG10", ReturnTypes.DOUBLE_NULLABLE, NumberFunctions.class, "log10", SqlTypeFamily.NUMERIC);

    /** The power of a number, if there is one; no code can name it. */
    public static final SqlFunction POWER = function(
            "$POWER",
            ReturnTypes.DOUBLE_NULLABLE,
            NumberFunctions.class,
            "power",
            SqlTypeFamily.NUMERIC,
            SqlTypeFamily.NUMERIC);

    /** Functions of the dialect that are refused by their names. */
    public static final Set<String> NOT_SUPPORTED =
            Set.of("COUNT_DISTINCT_ITEMS_TUMBLING", "GROUP_RANK", "HOTSPOTS", "TOP_K_ITEMS_TUMBLING");

    private static final List<SqlOperator> OWN = List.of(
            STEP,
            STAGGER_END,
            RUN_END,
            StreamingAggregate.ANY,
            StreamingAggregate.EVERY,
            StreamingAggregate.EXP_AVG,
            StreamingAggregate.FIRST_VALUE,
            StreamingAggregate.LAST_VALUE,
            StreamingAggregate.LAG,
            StreamingAggregate.NTH_VALUE,
            StreamingAggregate.STDDEV_POP,
            StreamingAggregate.STDDEV_SAMP,
            StreamingAggregate.VAR_POP,
            StreamingAggregate.VAR_SAMP,
            function(
                    "UNIX_TIMESTAMP",
                    ReturnTypes.BIGINT_NULLABLE,
                    TimeFunctions.class,
                    "unixTimestamp",
                    SqlTypeFamily.TIMESTAMP),
            function("TO_TIMESTAMP", timestamp(), TimeFunctions.class, "toTimestamp", SqlTypeFamily.INTEGER),
            function(
                    "TSDIFF",
                    ReturnTypes.BIGINT_NULLABLE,
                    TimeFunctions.class,
                    "difference",
                    SqlTypeFamily.TIMESTAMP,
                    SqlTypeFamily.TIMESTAMP),
            function(
                    "TSDIFF",
                    ReturnTypes.BIGINT_NULLABLE,
                    TimeFunctions.class,
                    "difference",
                    SqlTypeFamily.INTEGER,
                    SqlTypeFamily.INTEGER),
            function(
                    "TIMESTAMP_TO_CHAR",
                    text(),
                    NullableText.class,
                    "timestampToChar",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.TIMESTAMP),
            function(
                    "DATE_TO_CHAR",
                    text(),
                    DateFormats.class,
                    "dateToChar",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.DATE),
            function(
                    "TIME_TO_CHAR",
                    text(),
                    DateFormats.class,
                    "timeToChar",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.TIME),
            function(
                    "CHAR_TO_TIMESTAMP",
                    timestamp(),
                    DateFormats.class,
                    "charToTimestamp",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER),
            function(
                    "CHAR_TO_DATE",
                    ReturnTypes.DATE_NULLABLE,
                    DateFormats.class,
                    "charToDate",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER),
            function(
                    "CHAR_TO_TIME",
                    ReturnTypes.explicit(SqlTypeName.TIME, 3).andThen(SqlTypeTransforms.TO_NULLABLE),
                    DateFormats.class,
                    "charToTime",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER),
            function("INITCAP", text(), TextFunctions.class, "initcap", SqlTypeFamily.CHARACTER),
            function(
                    "OVERLAY",
                    text(),
                    TextFunctions.class,
                    "overlay",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.INTEGER),
            function(
                    "OVERLAY",
                    text(),
                    TextFunctions.class,
                    "overlayFor",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.INTEGER,
                    SqlTypeFamily.INTEGER),
            function(
                    "$SUBSTRING_REGEX",
                    text(),
                    SubstringFunctions.class,
                    "regex",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER),
            function(
                    "$SUBSTRING_SIMILAR",
                    text(),
                    SubstringFunctions.class,
                    "similar",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER),
            function(
                    "REGEX_REPLACE",
                    text(),
                    TextFunctions.class,
                    "regexReplace",
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.CHARACTER,
                    SqlTypeFamily.INTEGER,
                    SqlTypeFamily.INTEGER));

    private Functions() {}

    /** What the validator looks names up in. */
    public static SqlOperatorTable table() {
        return SqlOperatorTables.chain(
                SqlOperatorTables.of(OWN), SqlOperatorTables.of(LogOperators.ALL), new StandardFunctions());
    }

    private static SqlReturnTypeInference text() {
        return ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.TO_NULLABLE);
    }

    private static SqlReturnTypeInference timestamp() {
        return ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.TO_NULLABLE);
    }

    static SqlFunction function(
            String name, SqlReturnTypeInference result, Class<?> home, String method, SqlTypeFamily... operands) {
        var families = List.of(operands);
        var metadata = OperandTypes.operandMetadata(
                families,
                types -> families.stream()
                        .map(family -> family.getDefaultConcreteType(types))
                        .toList(),
                i -> "argument" + (i + 1),
                i -> false);
        return new SqlUserDefinedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                result,
                InferTypes.ANY_NULLABLE,
                metadata,
                ScalarFunctionImpl.create(home, method));
    }
}
