package io.kinefka.companions.dynamodb.value;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.log.table.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An attribute value as it is sent: exactly one of these is set. */
public record WireValue(
        @Nullable String s,
        @Nullable String n,
        @Nullable ByteBuffer b,
        @Nullable List<String> sS,
        @Nullable List<String> nS,
        @Nullable List<ByteBuffer> bS,
        @Nullable Map<String, WireValue> m,
        @Nullable List<WireValue> l,
        @Nullable Boolean nULL,
        @Nullable Boolean bOOL) {
    private static final int DEPTH_MAX = 32;

    /** Checks that it is one value, and a sound one. */
    public AttributeValue value() {
        return value(0);
    }

    private AttributeValue value(int depth) {
        long types = Stream.of(s, n, b, sS, nS, bS, m, l, nULL, bOOL)
                .filter(Objects::nonNull)
                .count();
        if (types == 0) {
            throw DynamoDbErrors.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (types > 1) {
            throw DynamoDbErrors.validation(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }
        if (depth > DEPTH_MAX) {
            throw DynamoDbErrors.validation(
                    "Nesting Levels have exceeded supported limits: Attributes nesting levels have exceeded supported limits");
        }
        if (s != null) {
            return new AttributeValue.Text(s);
        }
        if (n != null) {
            return new AttributeValue.Numeric(Numbers.parse(n));
        }
        if (b != null) {
            return new AttributeValue.Binary(bytes(b));
        }
        if (bOOL != null) {
            return new AttributeValue.Bool(bOOL);
        }
        return composite(depth);
    }

    private AttributeValue composite(int depth) {
        if (sS != null) {
            return new AttributeValue.TextSet(set("string", sS, Function.identity()));
        }
        if (nS != null) {
            return new AttributeValue.NumberSet(set("number", nS, Numbers::parse));
        }
        if (bS != null) {
            return new AttributeValue.BinarySet(set("binary", bS, WireValue::bytes));
        }
        if (m != null) {
            return document(m, depth + 1);
        }
        if (l != null) {
            var values = new ArrayList<AttributeValue>(l.size());
            l.forEach(each -> values.add(each.value(depth + 1)));
            return new AttributeValue.Sequence(values);
        }
        if (!Boolean.TRUE.equals(nULL)) {
            throw DynamoDbErrors.invalid("Null attribute value types must have the value of true");
        }
        return new AttributeValue.Null();
    }

    private static <W, V> Set<V> set(String kind, List<W> members, Function<W, V> value) {
        if (members.isEmpty()) {
            throw DynamoDbErrors.invalid("An " + kind + " set  may not be empty");
        }
        Set<V> values = new LinkedHashSet<>();
        for (var each : members) {
            if (!values.add(value.apply(each))) {
                throw kind.equals("number")
                        ? DynamoDbErrors.validation("Input collection contains duplicates")
                        : DynamoDbErrors.invalid("Input collection " + members + " contains duplicates.");
            }
        }
        return values;
    }

    private static Bytes bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return Bytes.of(copy);
    }

    /** An item, or another document. */
    public static Document document(Map<String, WireValue> members) {
        return document(members, 0);
    }

    private static Document document(Map<String, WireValue> members, int depth) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        members.forEach((name, value) -> values.put(name, value.value(depth)));
        return new Document(values);
    }

    /** How a value is sent. */
    public static WireValue of(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return new WireValue(text.value(), null, null, null, null, null, null, null, null, null);
        } else if (value instanceof AttributeValue.Numeric number) {
            return new WireValue(null, Numbers.text(number.value()), null, null, null, null, null, null, null, null);
        } else if (value instanceof AttributeValue.Binary binary) {
            return new WireValue(
                    null, null, ByteBuffer.wrap(binary.value().array()), null, null, null, null, null, null, null);
        } else if (value instanceof AttributeValue.TextSet set) {
            return new WireValue(null, null, null, List.copyOf(set.values()), null, null, null, null, null, null);
        } else if (value instanceof AttributeValue.NumberSet set) {
            return new WireValue(
                    null, null, null, null, list(set.values(), Numbers::text), null, null, null, null, null);
        } else if (value instanceof AttributeValue.BinarySet set) {
            return new WireValue(
                    null,
                    null,
                    null,
                    null,
                    null,
                    list(set.values(), each -> ByteBuffer.wrap(each.array())),
                    null,
                    null,
                    null,
                    null);
        } else if (value instanceof Document document) {
            return new WireValue(null, null, null, null, null, null, members(document), null, null, null);
        } else if (value instanceof AttributeValue.Sequence sequence) {
            return new WireValue(
                    null, null, null, null, null, null, null, list(sequence.values(), WireValue::of), null, null);
        } else if (value instanceof AttributeValue.Bool bool) {
            return new WireValue(null, null, null, null, null, null, null, null, null, bool.value());
        }
        return new WireValue(null, null, null, null, null, null, null, null, true, null);
    }

    /** How an item, or another document, is sent. */
    public static Map<String, WireValue> members(Document document) {
        Map<String, WireValue> members = new LinkedHashMap<>();
        document.members().forEach((name, value) -> members.put(name, of(value)));
        return members;
    }

    private static <V, W> List<W> list(Collection<V> values, Function<V, W> wire) {
        return values.stream().map(wire).toList();
    }

    /** How an item is sent in an error. */
    public static Map<String, Object> plain(Document document) {
        Map<String, Object> members = new LinkedHashMap<>();
        document.members().forEach((name, value) -> members.put(name, plain(value)));
        return members;
    }

    private static Map<String, Object> plain(AttributeValue value) {
        var sent = of(value);
        Object content =
                switch (value.type()) {
                    case M -> plain((Document) value);
                    case L ->
                        ((AttributeValue.Sequence) value)
                                .values().stream().map(WireValue::plain).toList();
                    default ->
                        Stream.of(sent.s, sent.n, sent.b, sent.sS, sent.nS, sent.bS, sent.nULL, sent.bOOL)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow();
                };
        return Map.of(value.type().name(), content);
    }
}
