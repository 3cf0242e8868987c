package io.kinefka.companions.dynamodb.value;

import io.kinefka.log.table.Bytes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attribute can be. Two are equal if DynamoDB says so: numbers by value, sets without order. */
public sealed interface AttributeValue {

    /** Which of them this is. */
    ValueType type();

    /** Text. */
    record Text(String value) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.S;
        }
    }

    /** A number, without trailing zeros. */
    record Numeric(BigDecimal value) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.N;
        }
    }

    /** Bytes. */
    record Binary(Bytes value) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.B;
        }
    }

    /** Texts, each once. */
    record TextSet(Set<String> values) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.SS;
        }
    }

    /** Numbers, each once. */
    record NumberSet(Set<BigDecimal> values) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.NS;
        }
    }

    /** Bytes, each once. */
    record BinarySet(Set<Bytes> values) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.BS;
        }
    }

    /** Named values; an item is one of these. */
    record Document(Map<String, AttributeValue> members) implements AttributeValue {
        /** Nothing. */
        public static final Document EMPTY = new Document(Map.of());

        @Override
        public ValueType type() {
            return ValueType.M;
        }

        /** The member of that name; null if it is not there. */
        public @Nullable AttributeValue get(String name) {
            return members.get(name);
        }

        /** This with a member added or replaced. */
        public Document with(String name, AttributeValue value) {
            var changed = new LinkedHashMap<>(members);
            changed.put(name, value);
            return new Document(changed);
        }

        /** This without a member. */
        public Document without(String name) {
            var changed = new LinkedHashMap<>(members);
            changed.remove(name);
            return new Document(changed);
        }
    }

    /** Values in a row. */
    record Sequence(List<AttributeValue> values) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.L;
        }
    }

    /** True or false. */
    record Bool(boolean value) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** Nothing, said so. */
    record Null() implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.NULL;
        }
    }
}
