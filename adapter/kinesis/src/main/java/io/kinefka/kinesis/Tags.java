package io.kinefka.kinesis;

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

    /**
     * As AWS does, refuses the percent sign although it says that it is valid.
     *
     * @param what is to be done, for example: add tags to stream x under account y
     */
    static void requireLegal(Collection<String> texts, String what) {
        requireLegal(texts);
        if (texts.stream().anyMatch(text -> text.indexOf('%') >= 0)) {
            throw KinesisErrors.invalidArgument(
                    "Failed to " + what + " because some tags contained illegal characters. The allowed characters"
                            + " are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }
    }

    /** Refuses more tags than a resource can have; {@code where} is empty or ends with a blank. */
    static void requireRoom(Map<String, String> tags, String where) {
        if (tags.size() > PER_STREAM_MAX) {
            throw KinesisErrors.invalidArgument("Failed to add tags " + where
                    + "because a given stream cannot have more than " + PER_STREAM_MAX + " tags associated with it.");
        }
    }
}
