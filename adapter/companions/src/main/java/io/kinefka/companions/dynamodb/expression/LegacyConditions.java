package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.ValueOrder;
import io.kinefka.companions.dynamodb.value.ValueType;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes conditions from what requests wrote before there were expressions. */
public final class LegacyConditions {

    private LegacyConditions() {}

    /** What is expected of an item that is about to be changed. */
    public static Condition expected(@Nullable Map<String, Expected> expected, @Nullable String operator) {
        if (expected == null) {
            checkNoOperator(operator);
            return Condition.TRUE;
        }
        var conditions = new ArrayList<Condition>();
        expected.forEach((name, each) -> conditions.add(expected(name, each)));
        return joined(conditions, operator);
    }

    /** Which items are wanted. */
    public static Condition filter(@Nullable Map<String, LegacyCondition> filter, @Nullable String operator) {
        if (filter == null) {
            checkNoOperator(operator);
            return Condition.TRUE;
        }
        var conditions = new ArrayList<Condition>();
        filter.forEach((name, each) ->
                conditions.add(comparison(name, each.comparisonOperator(), values(each.attributeValueList()))));
        return joined(conditions, operator);
    }

    private static void checkNoOperator(@Nullable String operator) {
        if (operator != null) {
            throw DynamoDbErrors.validation("ConditionalOperator cannot be used without Filter or Expected");
        }
    }

    private static Condition joined(List<Condition> conditions, @Nullable String operator) {
        return "OR".equals(operator) && !conditions.isEmpty()
                ? new Condition.Or(conditions)
                : new Condition.And(conditions);
    }

    private static Condition expected(String name, Expected expected) {
        var operator = expected.comparisonOperator();
        if (operator != null) {
            return compared(name, expected, operator);
        }
        if (expected.attributeValueList() != null) {
            throw invalid("AttributeValueList can only be used with a ComparisonOperator", name);
        }
        var value = expected.value();
        if (Boolean.FALSE.equals(expected.exists())) {
            if (value != null) {
                throw invalid("Value cannot be used when Exists is false", name);
            }
            return new Condition.Not(new Condition.Exists(Path.of(name)));
        }
        if (value == null) {
            throw invalid("Value must be provided when Exists is " + expected.exists(), name);
        }
        return comparison(name, "EQ", List.of(value.value()));
    }

    private static Condition compared(String name, Expected expected, String operator) {
        if (expected.exists() != null) {
            throw invalid("Exists and ComparisonOperator cannot be used together", name);
        }
        if (expected.value() != null && expected.attributeValueList() != null) {
            throw invalid("Value and AttributeValueList cannot be used together", name);
        }
        if (expected.value() != null) {
            return comparison(name, operator, List.of(expected.value().value()));
        }
        if (expected.attributeValueList() == null && !operator.equals("NULL") && !operator.equals("NOT_NULL")) {
            throw invalid("Value or AttributeValueList must be used with ComparisonOperator: " + operator, name);
        }
        return comparison(name, operator, values(expected.attributeValueList()));
    }

    private static RuntimeException invalid(String what, String name) {
        return DynamoDbErrors.invalid(what + " for Attribute: " + name);
    }

    static List<AttributeValue> values(@Nullable List<WireValue> sent) {
        return sent == null ? List.of() : sent.stream().map(WireValue::value).toList();
    }

    private static Condition comparison(String name, String operator, List<AttributeValue> values) {
        checkArguments(operator, values);
        var path = Path.of(name);
        var attribute = new Operand.At(path);
        List<Operand> operands =
                values.stream().<Operand>map(Operand.Literal::new).toList();
        return switch (operator) {
            case "NULL" -> new Condition.Not(new Condition.Exists(path));
            case "NOT_NULL" -> new Condition.Exists(path);
            case "IN" -> new Condition.In(attribute, operands);
            case "BETWEEN" -> new Condition.Between(attribute, operands.get(0), operands.get(1));
            case "BEGINS_WITH" -> new Condition.BeginsWith(attribute, operands.get(0));
            case "CONTAINS" -> new Condition.Contains(attribute, operands.get(0));
            case "NOT_CONTAINS" -> new Condition.Not(new Condition.Contains(attribute, operands.get(0)));
            default -> new Condition.Compare(attribute, Comparator.valueOf(operator), operands.get(0));
        };
    }

    static void checkArguments(String operator, List<AttributeValue> values) {
        boolean isCountRight =
                switch (operator) {
                    case "NULL", "NOT_NULL" -> values.isEmpty();
                    case "IN" -> !values.isEmpty();
                    case "BETWEEN" -> values.size() == 2;
                    default -> values.size() == 1;
                };
        if (!isCountRight) {
            throw DynamoDbErrors.invalid("Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        for (var each : values) {
            if (!isTypeRight(operator, each.type())) {
                throw DynamoDbErrors.invalid(
                        "ComparisonOperator " + operator + " is not valid for " + each.type() + " AttributeValue type");
            }
        }
        if (operator.equals("BETWEEN")) {
            var order = ValueOrder.compare(values.get(0), values.get(1));
            if (order.isEmpty()) {
                throw DynamoDbErrors.invalid("AttributeValues inside AttributeValueList must be of same type");
            }
            if (order.getAsInt() > 0) {
                throw DynamoDbErrors.validation(
                        "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
            }
        }
    }

    private static boolean isTypeRight(String operator, ValueType type) {
        return switch (operator) {
            case "LT", "LE", "GT", "GE", "BETWEEN", "IN" -> type.isOrdered();
            case "BEGINS_WITH" -> type == ValueType.S || type == ValueType.B;
            case "CONTAINS", "NOT_CONTAINS" -> type.isOrdered() || type == ValueType.BOOL || type == ValueType.NULL;
            default -> true;
        };
    }
}
