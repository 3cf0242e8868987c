package io.kinefka.analytics.run;

import com.amazon.randomcutforest.returntypes.DiVector;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;

/**
 * The JSON that tells how much each column adds to a score, and in what direction, as AWS writes it. Its formula for the strength of a
 * direction is not known; here it is the difference of what speaks for either.
 */
final class Explanation {
    private final List<String> columns;
    private final boolean directed;

    Explanation(List<String> columns, boolean directed) {
        this.columns = columns;
        this.directed = directed;
    }

    /** Of the shares of the columns, those of older rows of a shingle before those of newer ones. */
    String of(DiVector attribution) {
        var text = JsonNodeFactory.instance.objectNode();
        for (var column = 0; column < columns.size(); column++) {
            var high = 0.0;
            var low = 0.0;
            for (var i = column; i < attribution.high.length; i += columns.size()) {
                high += attribution.high[i];
                low += attribution.low[i];
            }
            var shares = text.putObject(columns.get(column));
            if (directed) {
                shares.put("DIRECTION", high > low ? "HIGH" : "LOW");
                shares.put("STRENGTH", number(Math.abs(high - low)));
            }
            shares.put("ATTRIBUTION_SCORE", number(high + low));
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
