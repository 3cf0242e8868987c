package io.kinefka.companions.dynamodb.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The order of values: texts by their UTF-8 bytes, numbers by value, bytes unsigned. */
public final class ValueOrder {

    private ValueOrder() {}

    /** Compares two values; empty if they are of different types, or of one that has no order. */
    public static OptionalInt compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.Text one && right instanceof AttributeValue.Text other) {
            return OptionalInt.of(Arrays.compareUnsigned(
                    one.value().getBytes(StandardCharsets.UTF_8), other.value().getBytes(StandardCharsets.UTF_8)));
        }
        if (left instanceof AttributeValue.Numeric one && right instanceof AttributeValue.Numeric other) {
            return OptionalInt.of(one.value().compareTo(other.value()));
        }
        if (left instanceof AttributeValue.Binary one && right instanceof AttributeValue.Binary other) {
            return OptionalInt.of(one.value().compareTo(other.value()));
        }
        return OptionalInt.empty();
    }
}
