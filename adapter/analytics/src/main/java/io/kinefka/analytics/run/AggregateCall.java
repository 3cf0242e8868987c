package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.function.Aggregate;
import io.kinefka.analytics.sql.function.Aggregates;
import io.kinefka.analytics.sql.plan.Call;
import org.jspecify.annotations.Nullable;

/** An aggregate function and its arguments. */
final class AggregateCall {
    private final Aggregate function;
    private final Arguments arguments;
    private final boolean ofRow;
    private final boolean counting;

    AggregateCall(Call call, Pump pump) {
        this.function = Aggregates.of(call.function(), call.type());
        this.arguments = new Arguments(call, pump);
        this.ofRow = call.function().startsWith("LAG");
        this.counting = call.function().equals("COUNT");
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
     * What the function is of the rows so far.
     *
     * @throws ArithmeticException if it is out of range
     */
    @Nullable Object result(@Nullable Object[] state) {
        return function.result(state);
    }
}
