package io.kinefka.kinesis;

import io.kinefka.mapping.StreamId;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tags may look like. */
final class Tags {
    private static final int PER_STREAM_MAX = 50;
    private static final Pattern LEGAL = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Z}\\s_.:/=+\\-%@]*");

    private Tags() {}

    static void requireLegal(Map<String, String> tags) {
        requireLegal(
                Stream.concat(tags.keySet().stream(), tags.values().stream()).toList());
        requireRoom(tags, "");
    }

    private static void requireLegal(Collection<String> texts) {
        if (!texts.stream().allMatch(text -> LEGAL.matcher(text).matches())) {
            throw KinesisErrors.invalidArgument("Some tags contain invalid characters. Valid characters: Unicode"
                    + " letters, digits, white space, _ . / = + - % @.");
        }
    }

    /** As AWS does, refuses the percent sign although it says that it is valid. */
    static void requireLegal(Collection<String> texts, String verb, StreamId stream) {
        requireLegal(texts);
        if (texts.stream().anyMatch(text -> text.indexOf('%') >= 0)) {
            throw KinesisErrors.invalidArgument("Failed to " + verb + " stream " + stream.name() + " under account "
                    + stream.accountId() + " because some tags contained illegal characters. The allowed characters"
                    + " are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }
    }

    static void requireRoom(Map<String, String> tags, StreamId stream) {
        requireRoom(tags, "to stream " + stream.name() + " under account " + stream.accountId() + " ");
    }

    private static void requireRoom(Map<String, String> tags, String where) {
        if (tags.size() > PER_STREAM_MAX) {
            throw KinesisErrors.invalidArgument("Failed to add tags " + where
                    + "because a given stream cannot have more than " + PER_STREAM_MAX + " tags associated with it.");
        }
    }
}
