package io.kinefka.clients.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Answers as text, without the order of what has none. */
final class Canonical {
    private static final Set<String> SETS = Set.of("SS", "NS", "BS");
    /** The emulator tells it at times when nobody has asked. */
    private static final String CONSUMED = "ConsumedCapacity";

    private Canonical() {}

    static String text(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            return pojo(pojo);
        }
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, String>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), text(each)));
            return sorted.toString();
        }
        if (value instanceof Collection<?> list) {
            return texts(list).toString();
        }
        return String.valueOf(value);
    }

    private static String pojo(SdkPojo pojo) {
        var fields = new TreeMap<String, String>();
        for (SdkField<?> field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            boolean isEmpty = (value instanceof Collection<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            if (value == null || isEmpty || field.memberName().equals(CONSUMED)) {
                continue;
            }
            fields.put(
                    field.memberName(),
                    SETS.contains(field.memberName()) && value instanceof Collection<?> set
                            ? texts(set).stream().sorted().toList().toString()
                            : text(value));
        }
        return fields.toString();
    }

    private static List<String> texts(Collection<?> values) {
        var texts = new ArrayList<String>();
        values.forEach(each -> texts.add(text(each)));
        return texts;
    }
}
