package io.kinefka.firehose.destination;

import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A structure of the API, its members by AWS's names; their types are those of the service model. */
record Settings(Map<String, Object> members) {
    private static final Settings NONE = new Settings(Map.of());

    @Nullable String text(String name) {
        return (String) members.get(name);
    }

    /** A member that the API requires in some requests only. */
    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw new InvalidDeliveryConfigException(name + " must be specified.");
        }
        return text;
    }

    @Nullable Integer integer(String name) {
        return (Integer) members.get(name);
    }

    /** Whether a member is there and true. */
    boolean is(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** Whether a member is there and false. */
    boolean isNot(String name) {
        return Boolean.FALSE.equals(members.get(name));
    }

    Optional<Settings> find(String name) {
        return Optional.ofNullable(members.get(name)).map(Settings::of);
    }

    /** A structure that has no members if it is absent. */
    Settings settings(String name) {
        return find(name).orElse(NONE);
    }

    List<Settings> list(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(Settings::of).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // the service model has ensured it
    private static Settings of(Object structure) {
        return new Settings((Map<String, Object>) structure);
    }
}
