package io.kinefka.analytics.sql.function;

import org.apache.calcite.linq4j.function.Strict;

/** Arithmetic with SQL's errors; generated code calls it. */
@Strict
public final class NumberFunctions {
    private NumberFunctions() {}

    /** The quotient; zero as divisor is an error, not infinity. */
    public static double divide(double dividend, double divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        return dividend / divisor;
    }
}
