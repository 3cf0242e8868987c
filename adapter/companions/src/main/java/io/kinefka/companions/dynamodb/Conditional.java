package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Condition;
import io.kinefka.companions.dynamodb.expression.ConditionParser;
import io.kinefka.companions.dynamodb.expression.Expected;
import io.kinefka.companions.dynamodb.expression.ExpressionKind;
import io.kinefka.companions.dynamodb.expression.LegacyConditions;
import io.kinefka.companions.dynamodb.expression.Placeholders;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests that change an item under a condition have in common. */
final class Conditional {

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
}
