package io.kinefka.kinesis;

import java.util.Map;

/** A tag as the API shows it. */
record TagView(String key, String value) {

    static TagView of(Map.Entry<String, String> tag) {
        return new TagView(tag.getKey(), tag.getValue());
    }
}
