package io.kinefka.companions.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes values of keys so that the unsigned order of the bytes is DynamoDB's order of the values, and none begins like
 * another.
 */
public final class KeyOrder {
    private static final int EXPONENT_BIAS = 1 << 14;

    private KeyOrder() {}

    /** Appends a value, which is text, a number, or bytes. */
    public static void write(ByteArrayOutputStream out, AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            escaped(out, text.value().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof AttributeValue.Binary binary) {
            escaped(out, binary.value().array());
        } else if (value instanceof AttributeValue.Numeric number) {
            number(out, number.value());
        } else {
            throw new IllegalArgumentException("No key: " + value.type());
        }
    }

    /** An end that is less than any continuation, for which zeros are marked. */
    private static void escaped(ByteArrayOutputStream out, byte[] bytes) {
        for (byte each : bytes) {
            out.write(each);
            if (each == 0) {
                out.write(0xff);
            }
        }
        out.write(0);
        out.write(1);
    }

    /** Sign, exponent, digits; of negative numbers the complement. */
    private static void number(ByteArrayOutputStream out, BigDecimal number) {
        if (number.signum() == 0) {
            out.write(0x80);
            return;
        }
        int flip = number.signum() < 0 ? 0xff : 0;
        out.write(number.signum() < 0 ? 0x40 : 0xc0);
        int exponent = number.precision() - number.scale() + EXPONENT_BIAS;
        out.write((exponent >> 8) ^ flip);
        out.write((exponent & 0xff) ^ flip);
        for (byte digit : number.unscaledValue().abs().toString().getBytes(StandardCharsets.US_ASCII)) {
            out.write(digit ^ flip);
        }
        out.write(flip);
    }
}
