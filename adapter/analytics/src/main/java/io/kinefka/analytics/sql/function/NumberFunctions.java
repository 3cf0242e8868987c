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

    /** The natural logarithm; of zero and less there is none. */
    public static double ln(double number) {
        return Math.log(positive(number));
    }

    /** The decimal logarithm; of zero and less there is none. */
    public static double log10(double number) {
        return Math.log10(positive(number));
    }

    /** The power; zero has none that is negative, and what is negative only whole ones. */
    public static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new ArithmeticException("division by zero");
        }
        if (base < 0 && exponent != Math.rint(exponent)) {
            throw new ArithmeticException("a negative number has no power of " + exponent);
        }
        return Math.pow(base, exponent);
    }

    private static double positive(double number) {
        if (number <= 0) {
            throw new ArithmeticException("there is no logarithm of " + number);
        }
        return number;
    }
}
