package io.kinefka.companions.dynamodb.expression;

import io.kinefka.aws.AwsException;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names and values that the expressions of a request stand for. All of them have to be used. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]+");
    private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    private Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
        unusedNames = new TreeSet<>(names.keySet());
        unusedValues = new TreeSet<>(values.keySet());
    }

    /**
     * Checks what a request brought.
     *
     * @param hasExpression whether there is any expression that could use them
     * @param absent the expressions that could have been there, for the complaint
     */
    public static Placeholders of(
            @Nullable Map<String, String> names,
            @Nullable Map<String, WireValue> values,
            boolean hasExpression,
            String absent) {
        if (names != null) {
            check("ExpressionAttributeNames", names, NAME, hasExpression, "");
        }
        if (values != null) {
            check("ExpressionAttributeValues", values, VALUE, hasExpression, ": " + absent);
        }
        Map<String, AttributeValue> checked = new HashMap<>();
        if (values != null) {
            values.forEach((key, value) -> checked.put(key, value(key, value)));
        }
        return new Placeholders(names == null ? Map.of() : names, checked);
    }

    private static AttributeValue value(String key, WireValue sent) {
        try {
            return sent.value();
        } catch (AwsException e) {
            throw DynamoDbErrors.validation(
                    "ExpressionAttributeValues contains invalid value: " + e.text() + " for key " + key);
        }
    }

    private static void check(
            String parameter, Map<String, ?> content, Pattern keys, boolean hasExpression, String absent) {
        if (!hasExpression) {
            throw DynamoDbErrors.validation(parameter + " can only be specified when using expressions" + absent);
        }
        if (content.isEmpty()) {
            throw DynamoDbErrors.validation(parameter + " must not be empty");
        }
        for (var key : content.keySet()) {
            if (!keys.matcher(key).matches()) {
                throw DynamoDbErrors.validation(
                        parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    String name(ExpressionKind kind, String alias) {
        var name = names.get(alias);
        if (name == null) {
            throw kind.invalid(
                    "An expression attribute name used in the document path is not defined; attribute name: " + alias);
        }
        unusedNames.remove(alias);
        return name;
    }

    AttributeValue value(ExpressionKind kind, String key) {
        var value = values.get(key);
        if (value == null) {
            throw kind.invalid(
                    "An expression attribute value used in expression is not defined; attribute value: " + key);
        }
        unusedValues.remove(key);
        return value;
    }

    /** Refuses a request that brought more than its expressions use. */
    public void checkAllUsed() {
        checkNone("ExpressionAttributeNames", unusedNames);
        checkNone("ExpressionAttributeValues", unusedValues);
    }

    private static void checkNone(String parameter, Set<String> unused) {
        if (!unused.isEmpty()) {
            throw DynamoDbErrors.validation("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
