package io.kinefka.gateway.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One place that values come from: the command line, the environment or a file.
 *
 * @param values by key name; only what is set
 * @param clientProperties what is meant for Kafka clients
 * @param spelling how this place spells a key, for messages
 */
record ConfigSource(
        Map<String, String> values, Map<String, String> clientProperties, Function<Key<?>, String> spelling) {

    Optional<String> text(Key<?> key) {
        return Optional.ofNullable(values.get(key.name()));
    }

    /** Sorts the entries of a place into keys and Kafka client properties. An empty value counts as not set. */
    static ConfigSource of(Map<String, String> entries, Names names) {
        var values = new TreeMap<String, String>();
        var clientProperties = new TreeMap<String, String>();
        entries.forEach((name, value) -> {
            var key = Keys.ALL.stream()
                    .filter(each -> names.spelling().apply(each).equals(name))
                    .findFirst();
            if (key.isEmpty() && !name.startsWith(names.clientPrefix())) {
                throw names.unknown(name);
            }
            if (value.isBlank()) {
                return;
            }
            if (key.isPresent()) {
                values.put(key.get().name(), value.strip());
            } else {
                clientProperties.put(names.clientProperty(name), value.strip());
            }
        });
        return new ConfigSource(values, clientProperties, names.spelling());
    }

    /**
     * How a place spells its keys.
     *
     * @param spelling of a key
     * @param clientPrefix what precedes a Kafka client property
     * @param toClientProperty from the rest of the name to Kafka's own spelling
     * @param complaint what is said of an unknown name, before the name
     * @param place what is said after it
     */
    record Names(
            Function<Key<?>, String> spelling,
            String clientPrefix,
            Function<String, String> toClientProperty,
            String complaint,
            String place) {

        private String clientProperty(String name) {
            return toClientProperty.apply(name.substring(clientPrefix.length()));
        }

        private ConfigException unknown(String name) {
            List<String> known = Keys.ALL.stream().map(spelling).toList();
            return new ConfigException(complaint + " '" + name + "'" + place + "; the nearest known one is '"
                    + NearestName.of(name, known) + "'");
        }
    }
}
