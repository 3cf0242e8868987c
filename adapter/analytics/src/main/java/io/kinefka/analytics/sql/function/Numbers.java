package io.kinefka.analytics.sql.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;

/** Arithmetic in the widest type of a result's kind, whole, decimal or approximate, and the way back to the result's type. */
record Numbers(RelDataType type) {
    /** The number in the type that is calculated with. */
    Number widened(Object number) {
        return switch (type.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> ((Number) number).longValue();
            case DECIMAL -> number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
            default -> ((Number) number).doubleValue();
        };
    }

    Number zero() {
        return widened(0);
    }

    /** The sum of two widened numbers. */
    Number sum(Number a, Number b) {
        if (a instanceof Long whole) {
            return Math.addExact(whole, b.longValue());
        }
        return a instanceof BigDecimal decimal
                ? decimal.add((BigDecimal) b)
                : (Number) (a.doubleValue() + b.doubleValue());
    }

    /** A widened number divided; whole numbers stay whole, as in the service. */
    Number quotient(Number sum, long count) {
        if (sum instanceof Long whole) {
            return whole / count;
        }
        return sum instanceof BigDecimal decimal
                ? decimal.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                : (Number) (sum.doubleValue() / count);
    }

    /** The number in the result's type. */
    Object narrowed(Number number) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> narrow(number, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue();
            case SMALLINT -> narrow(number, Short.MIN_VALUE, Short.MAX_VALUE).shortValue();
            case INTEGER -> Math.toIntExact(number.longValue());
            case BIGINT -> number.longValue();
            case DECIMAL -> decimal(number).setScale(type.getScale(), RoundingMode.DOWN);
            case REAL -> number.floatValue();
            default -> number.doubleValue();
        };
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private static Long narrow(Number number, long min, long max) {
        var value = number.longValue();
        if (value < min || value > max) {
            throw new ArithmeticException("integer overflow");
        }
        return value;
    }
}
