package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/** Makes updates from what requests wrote before there were expressions. */
public final class LegacyUpdates {
    private static final String MISMATCH = "Type mismatch for attribute to update";
    private static final Set<ValueType> ADDED =
            Set.of(ValueType.N, ValueType.SS, ValueType.NS, ValueType.BS, ValueType.L);
    private static final Set<ValueType> DELETED = Set.of(ValueType.SS, ValueType.NS, ValueType.BS);

    private LegacyUpdates() {}

    /** All of them as one update. */
    public static Update of(Map<String, AttributeUpdate> updates) {
        var actions = new ArrayList<Update.Action>();
        updates.forEach((name, update) -> actions.add(action(Path.of(name), update)));
        return new Update(actions);
    }

    private static Update.Action action(Path path, AttributeUpdate update) {
        String action = update.action() == null ? "PUT" : update.action();
        if (update.value() == null) {
            if (!action.equals("DELETE")) {
                throw DynamoDbErrors.invalid("Only DELETE action is allowed when no attribute value is specified");
            }
            return new Update.Remove(path);
        }
        var value = update.value().value();
        return switch (action) {
            case "ADD" -> {
                checkType("ADD action is not supported for the type ", ADDED, value);
                yield new Update.Add(path, value, MISMATCH);
            }
            case "DELETE" -> {
                checkType("DELETE action with value is not supported for the type ", DELETED, value);
                yield new Update.Delete(path, value, MISMATCH);
            }
            default -> new Update.SetTo(path, new Operand.Literal(value));
        };
    }

    private static void checkType(String complaint, Set<ValueType> types, AttributeValue value) {
        if (!types.contains(value.type())) {
            throw DynamoDbErrors.invalid(complaint + value.type().longName());
        }
    }
}
