package io.kinefka.companions.dynamodb.value;

import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.log.table.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values to test with. */
public final class Samples {

    private Samples() {}

    /** Text. */
    public static AttributeValue text(String text) {
        return new AttributeValue.Text(text);
    }

    /** A number. */
    public static AttributeValue number(String number) {
        return new AttributeValue.Numeric(Numbers.parse(number));
    }

    /** Numbers in a list. */
    public static AttributeValue list(String... numbers) {
        return new AttributeValue.Sequence(
                List.of(numbers).stream().map(Samples::number).toList());
    }

    /** Texts in a set. */
    public static AttributeValue set(String... texts) {
        return new AttributeValue.TextSet(Set.of(texts));
    }

    /** A document. */
    public static Document document(Map<String, AttributeValue> members) {
        return new Document(members);
    }

    /** An item with every type in it. */
    public static Document everything() {
        var bytes = Bytes.of("bytes".getBytes(StandardCharsets.UTF_8));
        return document(Map.of(
                "s",
                text("text"),
                "n",
                number("-12.5e3"),
                "b",
                new AttributeValue.Binary(bytes),
                "ss",
                set("a", "b"),
                "ns",
                new AttributeValue.NumberSet(Set.of(BigDecimal.ONE, new BigDecimal("2.5"))),
                "bs",
                new AttributeValue.BinarySet(Set.of(bytes)),
                "m",
                document(Map.of("inner", document(Map.of("x", list("1", "2"))))),
                "l",
                list("1", "2", "3"),
                "t",
                new AttributeValue.Bool(true),
                "z",
                new AttributeValue.Null()));
    }
}
