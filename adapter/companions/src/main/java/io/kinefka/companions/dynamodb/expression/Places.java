package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.AttributeValue.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Changes what is at a path; all around it stays as it is. */
final class Places {

    private Places() {}

    /** Puts a value there, at the end of a list if the place is beyond it. */
    static AttributeValue put(AttributeValue parent, List<Path.Step> path, AttributeValue value) {
        var step = path.get(0);
        return with(parent, step, path.size() == 1 ? value : put(child(parent, step), rest(path), value));
    }

    /** Leaves nothing there. */
    static AttributeValue remove(AttributeValue parent, List<Path.Step> path) {
        var step = path.get(0);
        return path.size() == 1 ? without(parent, step) : with(parent, step, remove(child(parent, step), rest(path)));
    }

    private static List<Path.Step> rest(List<Path.Step> path) {
        return path.subList(1, path.size());
    }

    private static AttributeValue child(AttributeValue parent, Path.Step step) {
        var child = Path.child(parent, step);
        if (child == null) {
            throw invalid();
        }
        return child;
    }

    private static AttributeValue with(AttributeValue parent, Path.Step step, AttributeValue value) {
        if (parent instanceof Document document && step instanceof Path.Name name) {
            return document.with(name.name(), value);
        }
        if (parent instanceof Sequence sequence && step instanceof Path.Index place) {
            var values = new ArrayList<>(sequence.values());
            if (place.index() < values.size()) {
                values.set(place.index(), value);
            } else {
                values.add(value);
            }
            return new Sequence(values);
        }
        throw invalid();
    }

    private static AttributeValue without(AttributeValue parent, Path.Step step) {
        if (parent instanceof Document document && step instanceof Path.Name name) {
            return document.without(name.name());
        }
        if (parent instanceof Sequence sequence && step instanceof Path.Index place) {
            var values = new ArrayList<>(sequence.values());
            if (place.index() < values.size()) {
                values.remove(place.index());
            }
            return new Sequence(values);
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return DynamoDbErrors.validation("The document path provided in the update expression is invalid for update");
    }
}
