package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which keys are asked for: one condition for each attribute of the key. */
public record KeyConditions(Map<String, KeyCondition> byAttribute) {

    /**
     * A condition on one attribute of the key.
     *
     * @param isEquality whether it allows a single value
     * @param values that the attribute is compared with
     */
    public record KeyCondition(Condition condition, boolean isEquality, List<AttributeValue> values) {}

    /** From an expression. */
    public static KeyConditions parse(String expression, Placeholders placeholders) {
        var found = new LinkedHashMap<String, KeyCondition>();
        collect(ConditionParser.parse(ExpressionKind.KEY_CONDITION, expression, placeholders), found);
        return new KeyConditions(found);
    }

    /** From what requests wrote before there were expressions. */
    public static KeyConditions of(Map<String, LegacyCondition> conditions) {
        var found = new LinkedHashMap<String, KeyCondition>();
        conditions.forEach((name, each) -> {
            var values = LegacyConditions.values(each.attributeValueList());
            var operator = each.comparisonOperator();
            if (List.of("NE", "IN", "NULL", "NOT_NULL", "CONTAINS", "NOT_CONTAINS")
                    .contains(operator)) {
                throw DynamoDbErrors.validation("Attempted conditional constraint is not an indexable operation");
            }
            var condition = LegacyConditions.filter(Map.of(name, each), null);
            found.put(name, new KeyCondition(condition, operator.equals("EQ"), values));
        });
        return new KeyConditions(found);
    }

    private static void collect(Condition condition, Map<String, KeyCondition> found) {
        if (condition instanceof Condition.And and) {
            and.all().forEach(each -> collect(each, found));
        } else if (condition instanceof Condition.Compare compare) {
            collect(compare, found);
        } else if (condition instanceof Condition.Between between) {
            add(between.value(), List.of(between.low(), between.high()), false, found, between);
        } else if (condition instanceof Condition.BeginsWith begins) {
            add(begins.value(), List.of(begins.prefix()), false, found, begins);
        } else {
            throw invalidOperator(operator(condition));
        }
    }

    private static void collect(Condition.Compare compare, Map<String, KeyCondition> found) {
        if (compare.comparator() == Comparator.NE) {
            throw invalidOperator("<>");
        }
        boolean isEquality = compare.comparator() == Comparator.EQ;
        if (compare.left() instanceof Operand.Literal) {
            var turned = new Condition.Compare(
                    /* left= */ compare.right(), compare.comparator().exchanged(), /* right= */ compare.left());
            add(compare.right(), List.of(compare.left()), isEquality, found, turned);
        } else {
            add(compare.left(), List.of(compare.right()), isEquality, found, compare);
        }
    }

    private static void add(
            Operand attribute,
            List<Operand> operands,
            boolean isEquality,
            Map<String, KeyCondition> found,
            Condition condition) {
        if (attribute instanceof Operand.Size) {
            throw DynamoDbErrors.validation("KeyConditionExpressions cannot contain nested operations");
        }
        if (!(attribute instanceof Operand.At at)
                || !operands.stream().allMatch(each -> each instanceof Operand.Literal)) {
            throw DynamoDbErrors.validation(
                    "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
        }
        if (!at.path().isAttribute()) {
            throw DynamoDbErrors.validation(
                    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: "
                            + at.path().attribute());
        }
        var values = operands.stream()
                .map(each -> ((Operand.Literal) each).literal())
                .toList();
        var one = new KeyCondition(condition, isEquality, values);
        if (found.put(at.path().attribute(), one) != null) {
            throw DynamoDbErrors.validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static RuntimeException invalidOperator(String operator) {
        return DynamoDbErrors.validation("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static String operator(Condition condition) {
        if (condition instanceof Condition.Or) {
            return "OR";
        } else if (condition instanceof Condition.Not not) {
            return not.condition() instanceof Condition.Exists ? "attribute_not_exists" : "NOT";
        } else if (condition instanceof Condition.In) {
            return "IN";
        } else if (condition instanceof Condition.Contains) {
            return "contains";
        }
        return condition instanceof Condition.Exists ? "attribute_exists" : "attribute_type";
    }
}
