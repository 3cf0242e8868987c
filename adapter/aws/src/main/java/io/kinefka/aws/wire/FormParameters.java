package io.kinefka.aws.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request in the Query protocol: members by path, as {@code MetricData.member.1.MetricName}.
 *
 * @param byPath the values
 */
record FormParameters(NavigableMap<String, String> byPath) {
    static final String ACTION = "Action";
    static final String VERSION = "Version";
    /** Parsed, parameters take many times the memory that they take in a body. */
    private static final int COUNT_MAX = 200_000;

    /**
     * Parses all of them.
     *
     * @throws io.kinefka.aws.AwsException a SerializationException if that is no form
     */
    static FormParameters of(WireRequest request) {
        NavigableMap<String, String> parameters = new TreeMap<>();
        String text = text(request);
        for (int begin = 0; begin < text.length(); ) {
            int end = end(text, begin);
            int equals = text.indexOf('=', begin);
            boolean hasValue = equals >= 0 && equals < end;
            String name = decoded(text.substring(begin, hasValue ? equals : end));
            parameters.put(name, hasValue ? decoded(text.substring(equals + 1, end)) : "");
            if (parameters.size() > COUNT_MAX) {
                throw SerializationError.malformed();
            }
            begin = end + 1;
        }
        return new FormParameters(parameters);
    }

    /** The value of one parameter, whose name and value need no escapes; null if it is not there. */
    static @Nullable String value(WireRequest request, String name) {
        String text = text(request);
        String start = name + "=";
        for (int begin = 0; begin < text.length(); begin = end(text, begin) + 1) {
            if (text.startsWith(start, begin)) {
                return text.substring(begin + start.length(), end(text, begin));
            }
        }
        return null;
    }

    private static int end(String text, int begin) {
        int end = text.indexOf('&', begin);
        return end < 0 ? text.length() : end;
    }

    private static String text(WireRequest request) {
        return request.method().equals("GET")
                ? request.query()
                : StandardCharsets.ISO_8859_1.decode(request.body().duplicate()).toString();
    }

    private static String decoded(String escaped) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw SerializationError.malformed();
        }
    }

    /** Whether there is a value at a path, or below it. */
    boolean has(String path) {
        return byPath.containsKey(path) || hasBelow(path);
    }

    /** Whether there is a value below a path. */
    boolean hasBelow(String path) {
        String below = path + ".";
        String next = byPath.ceilingKey(below);
        return next != null && next.startsWith(below);
    }
}
