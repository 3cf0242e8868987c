package io.kinefka.analytics.sql.expression;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Conditions and expressions over rows, compiled to byte code. Values are as in Calcite: a TIMESTAMP is a Long of milliseconds since 1970, a
 * DATE an Integer of days, a TIME an Integer of milliseconds, a DECIMAL a BigDecimal, text a String. May be used by several threads.
 */
public final class RowExpressions {
    private final Clock clock;
    private final RelDataType rowType;
    private final @Nullable Function1<DataContext, Object[]> condition;
    private final Function1<DataContext, Object[]> expressions;

    private RowExpressions(
            Clock clock,
            RelDataType rowType,
            @Nullable Function1<DataContext, Object[]> condition,
            Function1<DataContext, Object[]> expressions) {
        this.clock = clock;
        this.rowType = rowType;
        this.condition = condition;
        this.expressions = expressions;
    }

    /**
     * Compiles; takes some tens of milliseconds.
     *
     * @param inputType of the rows that come in
     * @param conditions looked at one after the other, as long as they hold
     * @param expressions of a row for which all conditions hold
     * @param rowType of the rows that come out
     * @param clock what CURRENT_TIMESTAMP and its like ask
     */
    public static RowExpressions compile(
            RelDataType inputType,
            List<RexNode> conditions,
            List<RexNode> expressions,
            RelDataType rowType,
            Clock clock,
            RexBuilder builder) {
        var records = new RecordColumns(builder);
        var arithmetic = new CheckedArithmetic(builder);
        var casts = new RoundedCasts(builder);
        UnaryOperator<List<RexNode>> dialect = all -> casts.apply(arithmetic.apply(records.apply(all)));
        var condition = conditions.isEmpty()
                ? null
                : compile(inputType, List.of(all(dialect.apply(conditions), builder)), builder);
        return new RowExpressions(clock, rowType, condition, compile(inputType, dialect.apply(expressions), builder));
    }

    /**
     * The row that comes out, or null if a condition does not hold.
     *
     * @throws RowException if something cannot be computed of this row
     */
    public @Nullable Object @Nullable [] apply(@Nullable Object[] row) {
        var context = new RowContext(row, clock);
        try {
            if (condition != null && !Boolean.TRUE.equals(condition.apply(context)[0])) {
                return null;
            }
            return checked(expressions.apply(context));
        } catch (RowException refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw new RowException(String.valueOf(failed.getMessage()), failed);
        } catch (StackOverflowError tooDeep) {
            // Regular expressions can be as deep as a text is long.
            throw new RowException("an expression is too deep for this row", tooDeep);
        }
    }

    private @Nullable Object[] checked(@Nullable Object[] row) {
        for (var i = 0; i < row.length; i++) {
            check(row[i], rowType.getFieldList().get(i));
        }
        return row;
    }

    private static void check(@Nullable Object value, RelDataTypeField column) {
        if (value == null && !column.getType().isNullable()) {
            throw new RowException("Column '" + column.getName() + "' does not allow NULLs", null);
        }
        if (value instanceof Double || value instanceof Float) {
            var number = ((Number) value).doubleValue();
            if (Double.isInfinite(number) || Double.isNaN(number)) {
                throw new RowException("The value of column '" + column.getName() + "' is out of range", null);
            }
        }
    }

    /** Only CASE leaves alone what need not be computed. */
    private static RexNode all(List<RexNode> conditions, RexBuilder builder) {
        RexNode result = builder.makeLiteral(true);
        for (var i = conditions.size() - 1; i >= 0; i--) {
            result = builder.makeCall(SqlStdOperatorTable.CASE, conditions.get(i), result, builder.makeLiteral(false));
        }
        return result;
    }

    private static Function1<DataContext, Object[]> compile(
            RelDataType inputType, List<RexNode> expressions, RexBuilder builder) {
        // Nothing is to be computed where columns are only chosen.
        if (expressions.stream().allMatch(RexInputRef.class::isInstance)) {
            var columns = expressions.stream()
                    .mapToInt(column -> ((RexInputRef) column).getIndex())
                    .toArray();
            return context -> chosen(context.get("inputRecord"), columns);
        }
        return RexExecutorImpl.getExecutable(builder, expressions, inputType).getFunction();
    }

    private static @Nullable Object[] chosen(@Nullable Object row, int[] columns) {
        var result = new @Nullable Object[columns.length];
        if (row instanceof Object[] values) {
            Arrays.setAll(result, i -> values[columns[i]]);
        }
        return result;
    }
}
