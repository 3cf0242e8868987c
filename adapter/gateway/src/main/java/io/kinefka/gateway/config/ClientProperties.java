package io.kinefka.gateway.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Properties that every Kafka client gets as they are. Prints secrets as {@code ***}.
 *
 * @param values by Kafka's own names
 */
public record ClientProperties(Map<String, String> values) {
    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|jaas|token|keystore\\.key|credential");

    public ClientProperties {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + printed(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String printed(String name, String value) {
        return SECRET.matcher(name).find() ? "***" : value;
    }
}
