package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.expression.ConditionParser;
import io.kinefka.companions.dynamodb.expression.Expected;
import io.kinefka.companions.dynamodb.expression.ExpressionKind;
import io.kinefka.companions.dynamodb.expression.LegacyConditions;
import io.kinefka.companions.dynamodb.expression.Placeholders;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests that change an item under a condition have in common. */
final class Conditional {
    private static final Set<String> OLD_OR_NONE = Set.of("NONE", "ALL_OLD");

    private Conditional() {}

    static Condition condition(
            @Nullable String expression,
            Placeholders placeholders,
            @Nullable Map<String, Expected> expected,
            @Nullable String operator) {
        return expression == null
                ? LegacyConditions.expected(expected, operator)
                : ConditionParser.parse(ExpressionKind.CONDITION, expression, placeholders);
    }

    /** The condition of a request that has no other expression. */
    static Condition alone(
            @Nullable String expression,
            @Nullable Map<String, Expected> expected,
            @Nullable String operator,
            @Nullable Map<String, String> names,
            @Nullable Map<String, WireValue> values) {
        var placeholders = new Parameters()
                .expression("ConditionExpression", expression)
                .other("Expected", expected)
                .other("ConditionalOperator", operator)
                .placeholders(names, values);
        var condition = condition(expression, placeholders, expected, operator);
        placeholders.checkAllUsed();
        return condition;
    }

    static boolean isShown(@Nullable String returnValuesOnConditionCheckFailure) {
        return "ALL_OLD".equals(returnValuesOnConditionCheckFailure);
    }

    /** Refuses ways of answering that an operation does not have. */
    static String returnValues(@Nullable String asked, Set<String> known, String complaint) {
        String chosen = asked == null ? "NONE" : asked;
        if (!known.contains(chosen)) {
            throw DynamoDbErrors.validation(complaint);
        }
        return chosen;
    }

    /** Whether the item as it was is asked for, by an operation that can answer with nothing else. */
    static boolean isOldReturned(@Nullable String asked) {
        return returnValues(asked, OLD_OR_NONE, "ReturnValues can only be ALL_OLD or NONE")
                .equals("ALL_OLD");
    }
}
