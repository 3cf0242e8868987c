package io.kinefka.analytics.sql.function;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * Aggregates that Calcite has with other rules: FIRST_VALUE and LAST_VALUE need no window here, LAG may have one with a frame, and deviations
 * are not taken apart into sums of squares, of which the differences of near values would be nonsense.
 */
final class StreamingAggregate extends SqlAggFunction {
    static final StreamingAggregate FIRST_VALUE = ofColumn("FIRST_VALUE", OperandTypes.ANY, false);
    static final StreamingAggregate LAST_VALUE = ofColumn("LAST_VALUE", OperandTypes.ANY, false);
    static final StreamingAggregate LAG =
            ofColumn("LAG", OperandTypes.ANY.or(OperandTypes.ANY_NUMERIC).or(OperandTypes.ANY_NUMERIC_ANY), true);
    static final StreamingAggregate NTH_VALUE = ofColumn("NTH_VALUE", OperandTypes.ANY_NUMERIC, true);
    static final StreamingAggregate ANY = ofConditions("ANY");
    static final StreamingAggregate EVERY = ofConditions("EVERY");
    static final StreamingAggregate EXP_AVG = new StreamingAggregate(
            "EXP_AVG",
            ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.INTERVAL_DAY_TIME, SqlTypeFamily.TIMESTAMP),
            true,
            false);
    static final StreamingAggregate STDDEV_POP = ofNumbers("STDDEV_POP");
    static final StreamingAggregate STDDEV_SAMP = ofNumbers("STDDEV_SAMP");
    static final StreamingAggregate VAR_POP = ofNumbers("VAR_POP");
    static final StreamingAggregate VAR_SAMP = ofNumbers("VAR_SAMP");

    private final boolean nullTreatment;

    private StreamingAggregate(
            String name,
            SqlReturnTypeInference result,
            SqlOperandTypeChecker operands,
            boolean requiresOver,
            boolean nullTreatment) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                result,
                null,
                operands,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                requiresOver,
                Optionality.FORBIDDEN);
        this.nullTreatment = nullTreatment;
    }

    @Override
    public boolean allowsNullTreatment() {
        return nullTreatment;
    }

    private static StreamingAggregate ofColumn(String name, SqlOperandTypeChecker operands, boolean requiresOver) {
        return new StreamingAggregate(name, ReturnTypes.ARG0_FORCE_NULLABLE, operands, requiresOver, true);
    }

    private static StreamingAggregate ofConditions(String name) {
        return new StreamingAggregate(name, ReturnTypes.BOOLEAN_NULLABLE, OperandTypes.BOOLEAN, false, false);
    }

    private static StreamingAggregate ofNumbers(String name) {
        var result = ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE);
        return new StreamingAggregate(name, result, OperandTypes.NUMERIC, false, false);
    }
}
