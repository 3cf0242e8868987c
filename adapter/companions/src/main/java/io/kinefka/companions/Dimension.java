package io.kinefka.companions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of the names and values that tell metrics of the same name apart. */
record Dimension(String name, String value) {

    static Map<String, String> map(@Nullable List<Dimension> dimensions) {
        var map = new TreeMap<String, String>();
        if (dimensions != null) {
            dimensions.forEach(each -> map.put(each.name(), each.value()));
        }
        return map;
    }

    static List<Dimension> list(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(each -> new Dimension(each.getKey(), each.getValue()))
                .toList();
    }
}
