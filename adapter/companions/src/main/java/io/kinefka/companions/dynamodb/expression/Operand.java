package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.AttributeValue.Sequence;
import io.kinefka.companions.dynamodb.value.Numbers;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a value is taken from. */
public sealed interface Operand {

    /** The value for an item; null if there is none. */
    @Nullable AttributeValue value(Document item);

    /** What is at a path. */
    record At(Path path) implements Operand {
        @Override
        public @Nullable AttributeValue value(Document item) {
            return path.find(item);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A value that the request brought. */
    record Literal(AttributeValue literal) implements Operand {
        @Override
        public AttributeValue value(Document item) {
            return literal;
        }

        @Override
        public String toString() {
            return "AttributeValue: {" + literal.type() + ":" + content() + "}";
        }

        private String content() {
            var sent = WireValue.of(literal);
            var scalar = sent.s() == null ? sent.n() : sent.s();
            return scalar == null ? literal.toString() : scalar;
        }
    }

    /** The size of what is at a path. */
    record Size(Operand of) implements Operand {
        @Override
        public @Nullable AttributeValue value(Document item) {
            var sized = of.value(item);
            int size = sized == null ? -1 : size(sized);
            return size < 0 ? null : new AttributeValue.Numeric(Numbers.checked(BigDecimal.valueOf(size)));
        }

        private static int size(AttributeValue sized) {
            if (sized instanceof AttributeValue.Text text) {
                return text.value().codePointCount(0, text.value().length());
            } else if (sized instanceof AttributeValue.Binary binary) {
                return binary.value().length();
            } else if (sized instanceof AttributeValue.TextSet set) {
                return set.values().size();
            } else if (sized instanceof AttributeValue.NumberSet set) {
                return set.values().size();
            } else if (sized instanceof AttributeValue.BinarySet set) {
                return set.values().size();
            } else if (sized instanceof Document document) {
                return document.members().size();
            } else if (sized instanceof Sequence sequence) {
                return sequence.values().size();
            }
            return -1;
        }
    }

    /** What is at a path, or else something else. */
    record IfNotExists(Path path, Operand otherwise) implements Operand {
        @Override
        public @Nullable AttributeValue value(Document item) {
            var found = path.find(item);
            return found == null ? otherwise.value(item) : found;
        }
    }

    /** Two lists, one after the other. */
    record ListAppend(Operand first, Operand second) implements Operand {
        @Override
        public AttributeValue value(Document item) {
            if (required(first, item) instanceof Sequence one && required(second, item) instanceof Sequence other) {
                var values = new ArrayList<>(one.values());
                values.addAll(other.values());
                return new Sequence(values);
            }
            throw incorrectType();
        }
    }

    /** A sum or a difference. */
    record Sum(Operand first, Operand second, boolean isDifference) implements Operand {
        @Override
        public AttributeValue value(Document item) {
            if (required(first, item) instanceof AttributeValue.Numeric one
                    && required(second, item) instanceof AttributeValue.Numeric other) {
                return new AttributeValue.Numeric(Numbers.checked(
                        isDifference
                                ? one.value().subtract(other.value())
                                : one.value().add(other.value())));
            }
            throw incorrectType();
        }
    }

    /** The value for an item, which an update cannot do without. */
    static AttributeValue required(Operand operand, Document item) {
        var value = operand.value(item);
        if (value == null) {
            throw DynamoDbErrors.validation(
                    "The provided expression refers to an attribute that does not exist in the item");
        }
        return value;
    }

    /** An update's operand is, in this item, of another type than it has to be. */
    static RuntimeException incorrectType() {
        return DynamoDbErrors.validation("An operand in the update expression has an incorrect data type");
    }
}
