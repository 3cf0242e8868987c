package io.kinefka.analytics.sql.function;

import org.apache.calcite.rel.type.RelDataType;

/** Finds aggregate functions by the names that plans have for them. */
public final class Aggregates {
    private Aggregates() {}

    /**
     * The function of that name.
     *
     * @param type of its result
     */
    public static Aggregate of(String function, RelDataType type) {
        var numbers = new Numbers(type);
        return switch (function) {
            case "COUNT" -> new Count();
            case "SUM" -> new Sum(numbers, false);
            case "$SUM0" -> new Sum(numbers, true);
            case "AVG" -> new Average(numbers);
            case "MIN" -> new Extreme(-1);
            case "MAX" -> new Extreme(1);
            case "VAR_POP" -> new Variance(numbers, false, false);
            case "VAR_SAMP" -> new Variance(numbers, true, false);
            case "STDDEV_POP" -> new Variance(numbers, false, true);
            case "STDDEV_SAMP" -> new Variance(numbers, true, true);
            case "FIRST_VALUE" -> new EdgeValue(true);
            case "LAST_VALUE" -> new EdgeValue(false);
            case "LAG" -> new Lag();
            default -> throw new IllegalArgumentException("There is no aggregate function " + function);
        };
    }
}
