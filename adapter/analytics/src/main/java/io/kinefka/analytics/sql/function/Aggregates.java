package io.kinefka.analytics.sql.function;

import org.apache.calcite.rel.type.RelDataType;

/** Finds aggregate functions by the names that plans have for them. */
public final class Aggregates {
    /** Behind the name of a function that passes over rows of which its argument is null. */
    public static final String IGNORE_NULLS = " IGNORE NULLS";

    private Aggregates() {}

    /**
     * The function of that name.
     *
     * @param function its name, maybe with {@link #IGNORE_NULLS}
     * @param type of its result
     */
    public static Aggregate of(String function, RelDataType type) {
        if (!function.endsWith(IGNORE_NULLS)) {
            return named(function, type);
        }
        var name = function.substring(0, function.length() - IGNORE_NULLS.length());
        return name.equals("LAG") ? new Lag(type, true) : new WithoutNulls(named(name, type));
    }

    private static Aggregate named(String function, RelDataType type) {
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
            case "NTH_VALUE" -> new NthValue();
            case "LAG" -> new Lag(type, false);
            case "EXP_AVG" -> new DecayingAverage();
            case "ANY" -> new Truth(true);
            case "EVERY" -> new Truth(false);
            default -> throw new IllegalArgumentException("There is no aggregate function " + function);
        };
    }
}
