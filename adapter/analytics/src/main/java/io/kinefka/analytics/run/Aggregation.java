package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several aggregate functions over the same rows. */
final class Aggregation {
    private final AggregateCall[] calls;

    Aggregation(List<Call> calls, Pump pump) {
        this.calls = calls.stream().map(call -> new AggregateCall(call, pump)).toArray(AggregateCall[]::new);
    }

    int size() {
        return calls.length;
    }

    AggregateCall call(int index) {
        return calls[index];
    }

    /** The functions' states before any row. */
    @Nullable Object[] initial() {
        var states = new @Nullable Object[calls.length];
        for (var i = 0; i < states.length; i++) {
            states[i] = calls[i].initial();
        }
        return states;
    }

    /**
     * The states after one more row; those before it stay as they are.
     *
     * @throws ArithmeticException if one of them would be out of range
     */
    @Nullable Object[] add(@Nullable Object[] states, @Nullable Object[] row) {
        var result = new @Nullable Object[calls.length];
        for (var i = 0; i < result.length; i++) {
            result[i] = calls[i].add(state(states, i), row);
        }
        return result;
    }

    /**
     * The result of one of the functions.
     *
     * @throws ArithmeticException if it is out of range
     */
    @Nullable Object result(@Nullable Object[] states, int call) {
        return calls[call].result(state(states, call));
    }

    private static @Nullable Object[] state(@Nullable Object[] states, int call) {
        return states[call] instanceof Object[] state ? state : new Object[0];
    }
}
