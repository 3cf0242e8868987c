package io.kinefka.companions.dynamodb.value;

import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** How large DynamoDB says that values are, in bytes; names of attributes count. */
public final class ItemSize {
    /** The largest item. */
    public static final int BYTES_MAX = 400 << 10;

    private static final int COLLECTION = 3;

    private ItemSize() {}

    /** The size of an item. */
    public static int of(Document item) {
        return item.members().entrySet().stream()
                .mapToInt(each -> text(each.getKey()) + of(each.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return text(text.value());
        } else if (value instanceof AttributeValue.Numeric number) {
            return number(number.value());
        } else if (value instanceof AttributeValue.Binary binary) {
            return binary.value().length();
        } else if (value instanceof AttributeValue.TextSet set) {
            return set.values().stream().mapToInt(ItemSize::text).sum();
        } else if (value instanceof AttributeValue.NumberSet set) {
            return set.values().stream().mapToInt(ItemSize::number).sum();
        } else if (value instanceof AttributeValue.BinarySet set) {
            return set.values().stream().mapToInt(each -> each.length()).sum();
        } else if (value instanceof Document document) {
            return COLLECTION + of(document) + document.members().size();
        } else if (value instanceof AttributeValue.Sequence sequence) {
            return COLLECTION
                    + sequence.values().stream().mapToInt(each -> of(each) + 1).sum();
        }
        return 1;
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int number(BigDecimal number) {
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }
}
