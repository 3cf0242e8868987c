package io.kinefka.analytics.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSONPath that input schemas use: the root {@code $}, members as {@code .name} or {@code ['name']}, an element {@code [0]}, and all
 * elements {@code [0:]} or {@code [*]}. Source: AWS developer guide, working with JSONPath.
 */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.?\\['((?:[^'\\\\]|\\\\.)*)'\\]"
            + "|\\.?\\[\"((?:[^\"\\\\]|\\\\.)*)\"\\]"
            + "|\\.?\\[(\\d{1,9})\\]"
            + "|\\.?\\[(0:|\\*)\\]"
            + "|\\.([^.\\[\\]'\"*\\s]+)");

    private final String text;
    private final List<Step> steps;

    /** A member's name, an element's index, or all elements. */
    private record Step(@Nullable String name, int index) {
        static final Step ALL = new Step(null, -1);
    }

    private JsonPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none, or uses what is not supported
     */
    public static JsonPath parse(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("A JSONPath begins with $: " + text);
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException("Not a JSONPath that is supported: " + text);
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return new JsonPath(text, steps);
    }

    /** What is there; a missing node if nothing is. With all elements of something in the path, an array of what each of them has there. */
    public JsonNode value(JsonNode from) {
        if (steps.contains(Step.ALL)) {
            var array = JsonNodeFactory.instance.arrayNode();
            array.addAll(all(from));
            return array.isEmpty() ? MissingNode.getInstance() : array;
        }
        JsonNode at = from;
        for (Step step : steps) {
            at = step.name() == null ? at.path(step.index()) : at.path(step.name());
        }
        return at;
    }

    /** Everything that is there, in its order. */
    public List<JsonNode> all(JsonNode from) {
        List<JsonNode> found = List.of(from);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (step.equals(Step.ALL)) {
                    node.elements().forEachRemaining(next::add);
                } else {
                    JsonNode at = step.name() == null ? node.path(step.index()) : node.path(step.name());
                    if (!at.isMissingNode()) {
                        next.add(at);
                    }
                }
            }
            found = next;
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static Step step(Matcher matcher) {
        for (int quoted = 1; quoted <= 2; quoted++) {
            if (matcher.group(quoted) != null) {
                return new Step(matcher.group(quoted).replaceAll("\\\\(.)", "$1"), -1);
            }
        }
        if (matcher.group(3) != null) {
            return new Step(null, Integer.parseInt(matcher.group(3)));
        }
        return matcher.group(4) != null ? Step.ALL : new Step(matcher.group(5), -1);
    }
}
