package io.kinefka.firehose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tag as the API has it. */
record TagView(String key, @Nullable String value) {

    static TagView of(Map.Entry<String, String> tag) {
        return new TagView(tag.getKey(), tag.getValue());
    }

    static SortedMap<String, String> map(@Nullable List<TagView> tags) {
        var map = new TreeMap<String, String>();
        for (TagView tag : Objects.requireNonNullElse(tags, List.<TagView>of())) {
            if (map.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")) != null) {
                throw FirehoseErrors.invalidArgument("The tag key " + tag.key() + " is specified more than once.");
            }
        }
        return map;
    }
}
