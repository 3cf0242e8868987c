package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.ValueOrder;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Something that holds for an item, or does not. */
public sealed interface Condition {
    /** What always holds. */
    Condition TRUE = new And(List.of());

    /** Whether it holds. */
    boolean test(Document item);

    /** A comparison of two values. */
    record Compare(Operand left, Comparator comparator, Operand right) implements Condition {
        @Override
        public boolean test(Document item) {
            var one = left.value(item);
            var other = right.value(item);
            if (!comparator.isOrdering()) {
                boolean isEqual = one != null && one.equals(other);
                return isEqual == (comparator == Comparator.EQ);
            }
            if (one == null || other == null) {
                return false;
            }
            var order = ValueOrder.compare(one, other);
            return order.isPresent() && comparator.accepts(order.getAsInt());
        }
    }

    /** From one value to another, both included. */
    record Between(Operand value, Operand low, Operand high) implements Condition {
        @Override
        public boolean test(Document item) {
            return new Compare(value, Comparator.GE, low).test(item)
                    && new Compare(value, Comparator.LE, high).test(item);
        }
    }

    /** Being one of several values. */
    record In(Operand value, List<Operand> list) implements Condition {
        @Override
        public boolean test(Document item) {
            return list.stream().anyMatch(each -> new Compare(value, Comparator.EQ, each).test(item));
        }
    }

    /** Being there. */
    record Exists(Path path) implements Condition {
        @Override
        public boolean test(Document item) {
            return path.find(item) != null;
        }
    }

    /** Being of a type. */
    record HasType(Path path, ValueType type) implements Condition {
        @Override
        public boolean test(Document item) {
            var found = path.find(item);
            return found != null && found.type() == type;
        }
    }

    /** Beginning with some text or bytes. */
    record BeginsWith(Operand value, Operand prefix) implements Condition {
        @Override
        public boolean test(Document item) {
            var whole = value.value(item);
            var begin = prefix.value(item);
            if (whole instanceof AttributeValue.Text text && begin instanceof AttributeValue.Text with) {
                return text.value().startsWith(with.value());
            }
            return whole instanceof AttributeValue.Binary bytes
                    && begin instanceof AttributeValue.Binary with
                    && bytes.value().startsWith(with.value());
        }
    }

    /** Having a text in a text, or a member in a set or list. */
    record Contains(Operand whole, Operand part) implements Condition {
        @Override
        public boolean test(Document item) {
            var container = whole.value(item);
            var wanted = part.value(item);
            if (container == null || wanted == null) {
                return false;
            }
            if (container instanceof AttributeValue.Sequence sequence) {
                return sequence.values().contains(wanted);
            }
            if (wanted instanceof AttributeValue.Text text) {
                return container instanceof AttributeValue.TextSet set
                        ? set.values().contains(text.value())
                        : container instanceof AttributeValue.Text all
                                && all.value().contains(text.value());
            }
            if (wanted instanceof AttributeValue.Numeric number) {
                return container instanceof AttributeValue.NumberSet set
                        && set.values().contains(number.value());
            }
            return wanted instanceof AttributeValue.Binary binary && containsBytes(container, binary);
        }

        private static boolean containsBytes(AttributeValue container, AttributeValue.Binary part) {
            if (container instanceof AttributeValue.BinarySet set) {
                return set.values().contains(part.value());
            }
            return container instanceof AttributeValue.Binary all && latin(all).contains(latin(part));
        }

        private static String latin(AttributeValue.Binary binary) {
            return new String(binary.value().array(), StandardCharsets.ISO_8859_1);
        }
    }

    /** All of them. */
    record And(List<Condition> all) implements Condition {
        @Override
        public boolean test(Document item) {
            return all.stream().allMatch(each -> each.test(item));
        }
    }

    /** At least one of them. */
    record Or(List<Condition> any) implements Condition {
        @Override
        public boolean test(Document item) {
            return any.stream().anyMatch(each -> each.test(item));
        }
    }

    /** The contrary. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean test(Document item) {
            return !condition.test(item);
        }
    }

    /** The attributes that a condition looks at, in order. */
    static Set<String> attributes(Condition condition) {
        var attributes = new TreeSet<String>();
        Attributes.collect(condition, attributes);
        return attributes;
    }
}
