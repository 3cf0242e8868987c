package io.kinefka.analytics.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A structure of the API, its members by AWS's names; their types are those of the service model. */
record Members(Map<String, Object> all) {

    Optional<String> text(String name) {
        return Optional.ofNullable((String) all.get(name));
    }

    /** A member that the API requires in some requests only. */
    String requiredText(String name) {
        return text(name).orElseThrow(() -> absent(name));
    }

    Optional<Members> find(String name) {
        return Optional.ofNullable(all.get(name)).map(Members::of);
    }

    Members required(String name) {
        return find(name).orElseThrow(() -> absent(name));
    }

    /** Requests do not call it a description. */
    private static InvalidConfigurationException absent(String name) {
        return new InvalidConfigurationException(name.replace("Description", "") + " must be specified.");
    }

    List<Members> list(String name) {
        return all.get(name) instanceof List<?> list
                ? list.stream().map(Members::of).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // the service model has ensured it
    private static Members of(Object structure) {
        return new Members((Map<String, Object>) structure);
    }
}
