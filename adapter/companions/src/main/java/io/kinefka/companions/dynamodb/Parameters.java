package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.expression.Placeholders;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request that are expressions, and those that expressions have replaced. A request has one kind. */
final class Parameters {
    private final List<String> expressions = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Parameters expression(String name, @Nullable String value) {
        (value == null ? absent : expressions).add(name);
        return this;
    }

    Parameters other(String name, @Nullable Object value) {
        if (value != null) {
            others.add(name);
        }
        return this;
    }

    /** Checks that there is one kind, and what the expressions stand for. */
    Placeholders placeholders(@Nullable Map<String, String> names, @Nullable Map<String, WireValue> values) {
        if (!others.isEmpty() && !expressions.isEmpty()) {
            throw DynamoDbErrors.validation(
                    "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {"
                            + String.join(", ", others) + "} Expression parameters: {" + String.join(", ", expressions)
                            + "}");
        }
        String missing = absent.size() == 1 ? absent.get(0) + " is null" : String.join(" and ", absent) + " are null";
        return Placeholders.of(names, values, !expressions.isEmpty(), missing);
    }
}
