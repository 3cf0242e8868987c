package io.kinefka.companions.dynamodb.value;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** DynamoDB's numbers: 38 significant digits, magnitudes from 1E-130 to 9.99...E+125. */
public final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?\\s*");
    private static final int DIGITS_MAX = 38;
    private static final int EXPONENT_MAX = 125;
    private static final int EXPONENT_MIN = -130;
    private static final int CHARACTERS_MAX = 1024;

    private Numbers() {}

    /** Reads a number. */
    public static BigDecimal parse(String text) {
        if (text.isEmpty()) {
            throw DynamoDbErrors.validation("The parameter cannot be converted to a numeric value");
        }
        if (text.length() > CHARACTERS_MAX || !NUMBER.matcher(text).matches()) {
            throw DynamoDbErrors.validation("The parameter cannot be converted to a numeric value: " + text);
        }
        return checked(new BigDecimal(text.strip()));
    }

    /** A number in the one form in which it is kept. */
    public static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var plain = number.stripTrailingZeros();
        long exponent = (long) plain.precision() - plain.scale() - 1;
        if (exponent > EXPONENT_MAX) {
            throw DynamoDbErrors.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < EXPONENT_MIN) {
            throw DynamoDbErrors.validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (plain.precision() > DIGITS_MAX) {
            throw DynamoDbErrors.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return plain;
    }

    /** As DynamoDB writes it. */
    public static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
