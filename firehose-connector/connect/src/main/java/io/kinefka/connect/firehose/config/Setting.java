package io.kinefka.connect.firehose.config;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** A setting while it is described. */
final class Setting {
    private final String key;
    private final ConfigDef.Type type;
    private final @Nullable Object defaultValue;
    private String displayName;
    private Importance importance = Importance.MEDIUM;
    private @Nullable Validator validator;
    private List<Object> suggestions = List.of();
    private List<String> dependents = List.of();
    private @Nullable Condition condition;

    /** Whether a setting means anything beside the others. */
    private record Condition(String key, String value, String defaultValue) {
        boolean holds(Map<String, Object> settings) {
            Object found = settings.get(key);
            return value.equals(found == null ? defaultValue : found);
        }
    }

    private Setting(String key, ConfigDef.Type type, @Nullable Object defaultValue) {
        this.key = key;
        this.type = type;
        this.defaultValue = defaultValue;
        displayName = key;
    }

    static Setting required(String key, ConfigDef.Type type) {
        return new Setting(key, type, ConfigDef.NO_DEFAULT_VALUE);
    }

    static Setting optional(String key, ConfigDef.Type type) {
        return new Setting(key, type, null);
    }

    static Setting defaultingTo(Object value, String key, ConfigDef.Type type) {
        return new Setting(key, type, value);
    }

    /** One of some names, which user interfaces can list. */
    static Setting choice(String key, @Nullable String defaultValue, List<String> names) {
        Setting setting = new Setting(key, ConfigDef.Type.STRING, defaultValue);
        setting.validator = defaultValue == null ? Validators.blankOr(names) : Validators.oneOf(names);
        setting.suggestions = List.copyOf(names);
        return setting;
    }

    Setting named(String awsName) {
        displayName = awsName;
        return this;
    }

    Setting checked(Validator check) {
        validator = check;
        return this;
    }

    Setting important(Importance how) {
        importance = how;
        return this;
    }

    /** User interfaces show these anew when this one changes. */
    Setting decides(String... keys) {
        dependents = List.of(keys);
        return this;
    }

    /** User interfaces hide it unless another one has this value. */
    Setting onlyIf(String otherKey, String value, String otherDefault) {
        condition = new Condition(otherKey, value, otherDefault);
        return this;
    }

    void addTo(Group group, String documentation) {
        group.definition()
                .define(
                        key,
                        type,
                        defaultValue,
                        validator,
                        importance,
                        documentation,
                        group.name(),
                        group.next(),
                        Width.LONG,
                        displayName,
                        dependents,
                        new Recommender(suggestions, condition));
    }

    private record Recommender(
            List<Object> suggestions, @Nullable Condition condition) implements ConfigDef.Recommender {

        @Override
        public List<Object> validValues(String name, Map<String, Object> settings) {
            return suggestions;
        }

        @Override
        public boolean visible(String name, Map<String, Object> settings) {
            return condition == null || condition.holds(settings);
        }
    }
}
