package io.kinefka.aws.validation;

import io.kinefka.aws.model.Shape.Bounds;
import io.kinefka.aws.model.Shape.StringShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** The rules of single shapes, in the order in which AWS lists them. */
final class Rules {
    /** Longer text fails by its length; matching it against a backtracking pattern could take minutes. */
    private static final int MATCHED_CHARACTERS_MAX = 4096;

    private Rules() {}

    static List<Rule> of(StringShape shape) {
        List<Rule> rules = new ArrayList<>();
        Bounds length = shape.length();
        if (length.max() != null) {
            long max = length.max();
            rules.add(new Rule(atMost("length", max), value -> isAtMost((String) value, max)));
        }
        if (length.min() != null) {
            long min = length.min();
            rules.add(new Rule(atLeast("length", min), value -> isAtLeast((String) value, min)));
        }
        if (shape.pattern() != null) {
            rules.add(new Rule("Member must satisfy regular expression pattern: " + shape.pattern(), matches(shape)));
        }
        if (!shape.enumValues().isEmpty()) {
            Set<String> allowed = Set.copyOf(shape.enumValues());
            rules.add(new Rule(
                    "Member must satisfy enum value set: [" + String.join(", ", shape.enumValues()) + "]",
                    value -> allowed.contains((String) value)));
        }
        return List.copyOf(rules);
    }

    static List<Rule> ofNumber(Bounds bounds) {
        return bounds(bounds, "value", value -> ((Number) value).longValue());
    }

    static List<Rule> ofBlob(Bounds bounds) {
        return bounds(bounds, "length", value -> ((ByteBuffer) value).remaining());
    }

    static List<Rule> ofList(Bounds bounds) {
        return bounds(bounds, "length", value -> ((Collection<?>) value).size());
    }

    static List<Rule> ofMap(Bounds bounds) {
        return bounds(bounds, "length", value -> ((Map<?, ?>) value).size());
    }

    private static List<Rule> bounds(Bounds bounds, String what, ToLongFunction<Object> measure) {
        List<Rule> rules = new ArrayList<>();
        if (bounds.max() != null) {
            long max = bounds.max();
            rules.add(new Rule(atMost(what, max), value -> measure.applyAsLong(value) <= max));
        }
        if (bounds.min() != null) {
            long min = bounds.min();
            rules.add(new Rule(atLeast(what, min), value -> measure.applyAsLong(value) >= min));
        }
        return List.copyOf(rules);
    }

    private static String atMost(String what, long max) {
        return "Member must have " + what + " less than or equal to " + max;
    }

    private static String atLeast(String what, long min) {
        return "Member must have " + what + " greater than or equal to " + min;
    }

    /** Lengths count characters; {@code length()} counts twice those outside the basic plane, so it decides alone only when small. */
    private static boolean isAtMost(String text, long max) {
        return text.length() <= max || text.codePointCount(0, text.length()) <= max;
    }

    private static boolean isAtLeast(String text, long min) {
        return text.length() >= min && (min <= 1 || text.codePointCount(0, text.length()) >= min);
    }

    private static Predicate<Object> matches(StringShape shape) {
        Pattern pattern = Pattern.compile(shape.pattern());
        Long max = shape.length().max();
        return value -> {
            String text = (String) value;
            boolean failsByLength = max != null && text.length() > Math.max(max * 2, MATCHED_CHARACTERS_MAX);
            return failsByLength || pattern.matcher(text).matches();
        };
    }
}
