package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.grammar.ExpressionParser.FunctionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.FunctionOperandContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.GroupedOperandContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.OperandContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.PathOperandContext;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What operands and functions in expressions mean. */
final class Functions {
    private static final Set<String> CONDITIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains");
    private static final Set<String> UPDATES = Set.of("if_not_exists", "list_append");
    private static final String SIZE = "size";
    private static final List<String> TYPE_NAMES = List.of("N", "BS", "L", "B", "NULL", "M", "S", "SS", "NS", "BOOL");

    private final Syntax syntax;
    private final ExpressionKind kind;

    Functions(Syntax syntax) {
        this.syntax = syntax;
        this.kind = syntax.kind();
    }

    Operand operand(OperandContext written) {
        if (written instanceof PathOperandContext path) {
            return new Operand.At(syntax.path(path.path()));
        }
        if (written instanceof GroupedOperandContext group) {
            if (group.operand() instanceof GroupedOperandContext) {
                throw kind.invalid("The expression has redundant parentheses;");
            }
            return operand(group.operand());
        }
        if (written instanceof FunctionOperandContext call) {
            return function(call.function());
        }
        return new Operand.Literal(syntax.placeholders().value(kind, written.getText()));
    }

    /** A function that gives a value. */
    private Operand function(FunctionContext call) {
        String name = known(call);
        if (CONDITIONS.contains(name)) {
            throw misplaced(name);
        }
        var operands = call.operand();
        return switch (name) {
            case SIZE -> {
                checkCount(name, operands, 1);
                yield new Operand.Size(operand(operands.get(0)));
            }
            case "if_not_exists" -> {
                checkCount(name, operands, 2);
                yield new Operand.IfNotExists(path(name, operands.get(0)), operand(operands.get(1)));
            }
            default -> {
                checkCount(name, operands, 2);
                yield new Operand.ListAppend(
                        list(name, operand(operands.get(0))), list(name, operand(operands.get(1))));
            }
        };
    }

    /** A function that holds or not. */
    Condition predicate(FunctionContext call) {
        String name = known(call);
        if (!CONDITIONS.contains(name)) {
            throw misplaced(name);
        }
        var operands = call.operand();
        checkCount(name, operands, name.startsWith("attribute_") && !name.equals("attribute_type") ? 1 : 2);
        return switch (name) {
            case "attribute_exists" -> new Condition.Exists(path(name, operands.get(0)));
            case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(path(name, operands.get(0))));
            case "attribute_type" ->
                new Condition.HasType(path(name, operands.get(0)), type(name, operand(operands.get(1))));
            case "begins_with" -> {
                var value = operand(operands.get(0));
                var prefix = operand(operands.get(1));
                checkDistinct(name, value, List.of(prefix));
                yield new Condition.BeginsWith(beginning(name, value), beginning(name, prefix));
            }
            default -> {
                var whole = operand(operands.get(0));
                var part = operand(operands.get(1));
                checkDistinct(name, whole, List.of(part));
                yield new Condition.Contains(whole, part);
            }
        };
    }

    private String known(FunctionContext call) {
        String name = call.NAME().getText();
        boolean isUpdate = UPDATES.contains(name);
        if (!isUpdate && !CONDITIONS.contains(name) && !name.equals(SIZE)) {
            throw kind.invalid("Invalid function name; function: " + name);
        }
        if (isUpdate != (kind == ExpressionKind.UPDATE)) {
            throw kind.notAllowed(name);
        }
        return name;
    }

    private RuntimeException misplaced(String name) {
        return kind.invalid("The function is not allowed to be used this way in an expression; function: " + name);
    }

    private void checkCount(String name, List<?> operands, int count) {
        if (operands.size() != count) {
            throw kind.invalid("Incorrect number of operands for operator or function; operator or function: " + name
                    + ", number of operands: " + operands.size());
        }
    }

    void checkDistinct(String operator, Operand first, List<Operand> others) {
        if (others.contains(first)) {
            throw kind.invalid("The first operand must be distinct from the remaining operands for this operator or"
                    + " function; operator: " + operator + ", first operand: " + first);
        }
    }

    private Path path(String name, OperandContext written) {
        if (operand(written) instanceof Operand.At at) {
            return at.path();
        }
        throw kind.invalid("Operator or function requires a document path; operator or function: " + name);
    }

    private ValueType type(String name, Operand operand) {
        if (!(operand instanceof Operand.Literal literal) || !(literal.literal() instanceof AttributeValue.Text text)) {
            throw kind.wrongType(
                    name,
                    operand instanceof Operand.Literal other
                            ? other.literal().type().name()
                            : "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        }
        if (!TYPE_NAMES.contains(text.value())) {
            throw kind.invalid("Invalid attribute type name found; type: " + text.value() + ", valid types: "
                    + TYPE_NAMES.stream().collect(Collectors.joining(",", "{", "}")));
        }
        return ValueType.valueOf(text.value());
    }

    private Operand beginning(String name, Operand operand) {
        return typed(name, operand, ValueType.S, ValueType.B);
    }

    private Operand list(String name, Operand operand) {
        return typed(name, operand, ValueType.L);
    }

    /** Refuses a value of the request that cannot be of use there. */
    Operand typed(String operator, Operand operand, ValueType... types) {
        if (operand instanceof Operand.Literal literal
                && !Arrays.asList(types).contains(literal.literal().type())) {
            throw kind.wrongType(operator, literal.literal().type().name());
        }
        return operand;
    }
}
