package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.expression.RowException;
import io.kinefka.analytics.sql.plan.TableFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each row how unusual it is, before it is learned from. */
final class ForestOperator implements Rows {
    private final Pump pump;
    private final Rows downstream;
    private final ForestModel model;
    private final List<String> names;
    private final int[] scored;
    private final boolean explained;
    private final Explanation explanation;

    ForestOperator(TableFunction function, Pump pump, OperatorState state, Rows downstream) {
        var fields = function.input().rowType().getFieldNames();
        this.pump = pump;
        this.downstream = downstream;
        this.scored = function.scored().stream().mapToInt(Integer::intValue).toArray();
        this.names = function.scored().stream().map(fields::get).toList();
        this.model = new ForestModel(function.forest(), scored.length, state);
        this.explained = function.forest().explained();
        this.explanation = new Explanation(names, function.forest().directed());
    }

    @Override
    public void row(@Nullable Object[] row) {
        float[] point;
        try {
            point = point(row);
        } catch (RowException failed) {
            pump.error(failed, row);
            return;
        }
        var added = explained ? 2 : 1;
        var result = new @Nullable Object[row.length + added];
        var last = row.length - 1;
        System.arraycopy(row, 0, result, 0, last);
        if (explained) {
            var attribution = model.attribution(point);
            result[last] = attribution.getHighLowSum();
            result[last + 1] = explanation.of(attribution);
        } else {
            result[last] = model.score(point);
        }
        result[result.length - 1] = row[last];
        model.learn(point);
        downstream.row(result);
    }

    private float[] point(@Nullable Object[] row) {
        var point = new float[scored.length];
        for (var i = 0; i < point.length; i++) {
            if (!(row[scored[i]] instanceof Number number) || !Float.isFinite(number.floatValue())) {
                throw new RowException("The value of column '" + names.get(i) + "' is not a number", null);
            }
            point[i] = number.floatValue();
        }
        return point;
    }
}
