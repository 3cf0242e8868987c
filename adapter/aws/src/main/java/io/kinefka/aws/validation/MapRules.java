package io.kinefka.aws.validation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a map with text keys. */
final class MapRules extends ValueRules {
    private final ValueRules key;
    private final ValueRules value;

    MapRules(List<Rule> rules, ValueRules key, ValueRules value) {
        super(rules);
        this.key = key;
        this.value = value;
    }

    @Override
    boolean acceptContent(Object map) {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            Object content = entry.getValue();
            if (content == null || !key.satisfiesOwn(entry.getKey()) || !value.accept(content)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void reportContent(String path, Object map, Violations violations) {
        Map<?, ?> entries = (Map<?, ?>) map;
        if (!entries.keySet().stream().allMatch(key::satisfiesOwn)) {
            violations.add(path, PrintedValue.of(map), "Map keys must satisfy constraint: " + Wording.all(key.rules()));
        }
        if (entries.values().stream().anyMatch(this::breaksOwnRules)) {
            violations.add(
                    path, PrintedValue.of(map), "Map value must satisfy constraint: " + Wording.all(value.rules()));
        }
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (violations.isFull()) {
                return;
            }
            String contentPath = path + "." + entry.getKey() + ".member";
            Object content = entry.getValue();
            if (content == null) {
                violations.addNull(contentPath);
            } else {
                value.reportContent(contentPath, content, violations);
            }
        }
    }

    private boolean breaksOwnRules(@Nullable Object content) {
        return content != null && !value.satisfiesOwn(content);
    }
}
