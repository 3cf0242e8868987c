package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.function.Aggregate;
import io.kinefka.analytics.sql.function.Aggregates;
import io.kinefka.analytics.sql.plan.Call;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** An aggregate function and its arguments. */
final class AggregateCall {
    private static final int NONE = -1;

    private final Aggregate function;
    private final Arguments arguments;
    private final boolean ofRow;
    private final boolean counting;
    /** The column of a sum that needs no objects, or none. */
    private final int summed;

    private final boolean exact;

    AggregateCall(Call call, Pump pump) {
        this.function = Aggregates.of(call.function(), call.type());
        this.arguments = new Arguments(call, pump);
        this.ofRow = call.function().startsWith("LAG");
        this.counting = call.function().equals("COUNT");
        this.summed = summed(call);
        this.exact = SqlTypeName.EXACT_TYPES.contains(call.type().getSqlTypeName());
    }

    /** Whether it looks at the row's own place among the rows, even among those of the same time. */
    boolean ofRow() {
        return ofRow;
    }

    /** Whether rows that come and go can be counted instead of going through all. */
    boolean isCounting() {
        return counting;
    }

    /** Whether a row counts. */
    boolean counts(@Nullable Object[] row) {
        for (var argument : arguments.of(row)) {
            if (argument == null) {
                return false;
            }
        }
        return true;
    }

    @Nullable Object[] initial() {
        return function.initial();
    }

    /**
     * The state after one more row; the one before stays as it is.
     *
     * @throws ArithmeticException if it would be out of range
     */
    @Nullable Object[] add(@Nullable Object[] state, @Nullable Object[] row) {
        return function.add(state, arguments.of(row));
    }

    /**
     * What the function is of these rows.
     *
     * @throws ArithmeticException if it is out of range
     */
    @Nullable Object over(Iterable<SlidingRow> rows) {
        if (summed != NONE) {
            return function.result(new @Nullable Object[] {exact ? wholeSum(rows) : approximateSum(rows)});
        }
        var state = initial();
        for (var row : rows) {
            state = add(state, row.row());
        }
        return result(state);
    }

    private @Nullable Object wholeSum(Iterable<SlidingRow> rows) {
        var sum = 0L;
        var summands = 0;
        for (var row : rows) {
            if (row.row()[summed] instanceof Number number) {
                sum = Math.addExact(sum, number.longValue());
                summands++;
            }
        }
        return summands == 0 ? initial()[0] : (Object) sum;
    }

    private @Nullable Object approximateSum(Iterable<SlidingRow> rows) {
        // To which zero can be added without a trace of the sign.
        var sum = -0.0;
        var summands = 0;
        for (var row : rows) {
            if (row.row()[summed] instanceof Number number) {
                sum += number.doubleValue();
                summands++;
            }
        }
        return summands == 0 ? initial()[0] : (Object) sum;
    }

    private static int summed(Call call) {
        var isSum = call.function().equals("SUM") || call.function().equals("$SUM0");
        return isSum
                        && call.type().getSqlTypeName() != SqlTypeName.DECIMAL
                        && call.arguments().get(0) instanceof RexInputRef column
                ? column.getIndex()
                : NONE;
    }

    /**
     * What the function is of the rows so far.
     *
     * @throws ArithmeticException if it is out of range
     */
    @Nullable Object result(@Nullable Object[] state) {
        return function.result(state);
    }
}
