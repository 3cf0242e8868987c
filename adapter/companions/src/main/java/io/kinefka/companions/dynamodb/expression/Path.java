package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.AttributeValue.Sequence;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a value is in an item: a name, then names in documents and places in lists. */
public record Path(List<Step> steps) implements Comparable<Path> {

    /** A part of a path. */
    public sealed interface Step {}

    /** A member of a document. */
    public record Name(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A place in a list, from 0. */
    public record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    public Path {
        steps = List.copyOf(steps);
    }

    /** An attribute of an item. */
    public static Path of(String name) {
        return new Path(List.of(new Name(name)));
    }

    /** The attribute that it begins with. */
    public String attribute() {
        return steps.get(0).toString();
    }

    /** Whether it is an attribute of the item itself. */
    public boolean isAttribute() {
        return steps.size() == 1;
    }

    /** What is there; null if nothing is. */
    @Nullable AttributeValue find(Document item) {
        AttributeValue found = item;
        for (var step : steps) {
            found = found == null ? null : child(found, step);
        }
        return found;
    }

    static @Nullable AttributeValue child(AttributeValue parent, Step step) {
        if (step instanceof Name name && parent instanceof Document document) {
            return document.get(name.name());
        }
        if (step instanceof Index place
                && parent instanceof Sequence sequence
                && place.index() < sequence.values().size()) {
            return sequence.values().get(place.index());
        }
        return null;
    }

    /** Whether one of them is, or is in, the other. */
    boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Whether something cannot be below the same parent as the other: one takes a list there, one a document. */
    boolean conflicts(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            if (!steps.get(i).equals(other.steps.get(i))) {
                return steps.get(i).getClass() != other.steps.get(i).getClass();
            }
        }
        return false;
    }

    /** By names and places, so that places in the same list follow each other. */
    @Override
    public int compareTo(Path other) {
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            int order = compare(steps.get(i), other.steps.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    private static int compare(Step one, Step other) {
        return one instanceof Index first && other instanceof Index second
                ? Integer.compare(first.index(), second.index())
                : one.toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
