package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.BinarySet;
import io.kinefka.companions.dynamodb.value.AttributeValue.NumberSet;
import io.kinefka.companions.dynamodb.value.AttributeValue.Sequence;
import io.kinefka.companions.dynamodb.value.AttributeValue.TextSet;
import io.kinefka.companions.dynamodb.value.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adding to values, and taking away from them. */
final class Sets {

    private Sets() {}

    /** The sum of two numbers, sets or lists; null if they are of different types. */
    static @Nullable AttributeValue with(AttributeValue before, AttributeValue more) {
        if (before instanceof AttributeValue.Numeric one && more instanceof AttributeValue.Numeric other) {
            return new AttributeValue.Numeric(Numbers.checked(one.value().add(other.value())));
        } else if (before instanceof TextSet one && more instanceof TextSet other) {
            return new TextSet(union(one.values(), other.values()));
        } else if (before instanceof NumberSet one && more instanceof NumberSet other) {
            return new NumberSet(union(one.values(), other.values()));
        } else if (before instanceof BinarySet one && more instanceof BinarySet other) {
            return new BinarySet(union(one.values(), other.values()));
        } else if (before instanceof Sequence one && more instanceof Sequence other) {
            var values = new ArrayList<>(one.values());
            values.addAll(other.values());
            return new Sequence(values);
        }
        return null;
    }

    /** What is left of a set; null if nothing is. */
    static @Nullable AttributeValue without(@Nullable AttributeValue before, AttributeValue less, String mismatch) {
        if (before == null) {
            return null;
        } else if (before instanceof TextSet one && less instanceof TextSet other) {
            return left(one.values(), other.values(), TextSet::new);
        } else if (before instanceof NumberSet one && less instanceof NumberSet other) {
            return left(one.values(), other.values(), NumberSet::new);
        } else if (before instanceof BinarySet one && less instanceof BinarySet other) {
            return left(one.values(), other.values(), BinarySet::new);
        }
        throw DynamoDbErrors.validation(mismatch);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static <T> @Nullable AttributeValue left(Set<T> before, Set<T> less, Function<Set<T>, AttributeValue> set) {
        var left = new LinkedHashSet<>(before);
        left.removeAll(less);
        return left.isEmpty() ? null : set.apply(left);
    }
}
