package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed in an item. All values are taken from the item as it was.
 *
 * @param actions what is to be done, each at a path of its own
 */
public record Update(List<Action> actions) {
    /** No change. */
    public static final Update NONE = new Update(List.of());

    /** A change at one path. */
    public sealed interface Action {

        /** Where. */
        Path path();
    }

    /** Puts a value there, whatever was there. */
    record SetTo(Path path, Operand value) implements Action {}

    /** Leaves nothing there. */
    record Remove(Path path) implements Action {}

    /** Adds a number, members of a set, or, in legacy updates, members of a list. */
    record Add(Path path, AttributeValue value, String mismatch) implements Action {}

    /** Takes away members of a set. */
    record Delete(Path path, AttributeValue value, String mismatch) implements Action {}

    private record Placed(Path path, AttributeValue value) {}

    public Update {
        actions = List.copyOf(actions);
    }

    /** Whether it needs an item that is there: nothing is made of nothing by taking away. */
    public boolean isRemovingOnly() {
        return !actions.isEmpty()
                && actions.stream().allMatch(each -> each instanceof Remove || each instanceof Delete);
    }

    /** The parts of items that it changes. */
    public Projection changed() {
        return new Projection(actions.stream().map(Action::path).toList());
    }

    /** The item as it is afterwards. */
    public Document apply(Document item) {
        var placed = new ArrayList<Placed>();
        var removed = new ArrayList<Path>();
        for (var each : actions) {
            if (each instanceof SetTo set) {
                placed.add(new Placed(set.path(), Operand.required(set.value(), item)));
            } else if (each instanceof Add add) {
                placed.add(new Placed(add.path(), sum(add.path().find(item), add)));
            } else if (each instanceof Delete delete) {
                var left = Sets.without(delete.path().find(item), delete.value(), delete.mismatch());
                if (left == null) {
                    removed.add(delete.path());
                } else {
                    placed.add(new Placed(delete.path(), left));
                }
            } else {
                removed.add(each.path());
            }
        }
        // New places of a list in the order of their numbers, and what goes away from the end, for places are those of
        // before.
        placed.sort(Comparator.comparing(Placed::path));
        removed.sort(Comparator.reverseOrder());
        var changed = item;
        for (var each : placed) {
            changed = (Document) Places.put(changed, each.path().steps(), each.value());
        }
        for (var each : removed) {
            changed = (Document) Places.remove(changed, each.steps());
        }
        return changed;
    }

    private static AttributeValue sum(@Nullable AttributeValue before, Add add) {
        if (before == null) {
            return add.value();
        }
        var sum = Sets.with(before, add.value());
        if (sum == null) {
            throw DynamoDbErrors.validation(add.mismatch());
        }
        return sum;
    }
}
