package io.kinefka.analytics.application;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tag as the API has it. */
public record TagView(String key, @Nullable String value) {

    /** All tags, ordered by key. */
    public static List<TagView> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> new TagView(tag.getKey(), tag.getValue()))
                .toList();
    }

    /** By key; null means none. */
    public static SortedMap<String, String> map(@Nullable List<TagView> tags) {
        var map = new TreeMap<String, String>();
        for (TagView tag : Objects.requireNonNullElse(tags, List.<TagView>of())) {
            if (map.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")) != null) {
                throw AnalyticsErrors.invalidArgument("The tag key " + tag.key() + " is specified more than once.");
            }
        }
        return map;
    }
}
