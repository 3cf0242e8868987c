package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.grammar.ExpressionParser.ComparisonContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.ConditionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.ConjunctionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.DisjunctionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.GroupContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.MembershipContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.NegationContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.PredicateContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.RangeContext;
import io.kinefka.companions.dynamodb.value.ValueOrder;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes conditions from expressions. */
public final class ConditionParser {
    private static final int LIST_MAX = 100;

    private final ExpressionKind kind;
    private final Functions functions;

    private ConditionParser(Syntax syntax) {
        this.kind = syntax.kind();
        this.functions = new Functions(syntax);
    }

    /** Parses an expression, if there is one; otherwise the condition always holds. */
    public static Condition parse(ExpressionKind kind, @Nullable String expression, Placeholders placeholders) {
        if (expression == null) {
            return Condition.TRUE;
        }
        var syntax = new Syntax(kind, placeholders);
        return new ConditionParser(syntax)
                .condition(syntax.parser(expression).conditionExpression().condition());
    }

    private Condition condition(ConditionContext written) {
        if (written instanceof ComparisonContext comparison) {
            return comparison(comparison);
        }
        if (written instanceof RangeContext range) {
            return range(range);
        }
        if (written instanceof MembershipContext membership) {
            return membership(membership);
        }
        if (written instanceof PredicateContext predicate) {
            return functions.predicate(predicate.function());
        }
        if (written instanceof GroupContext group) {
            if (group.condition() instanceof GroupContext) {
                throw kind.invalid("The expression has redundant parentheses;");
            }
            return condition(group.condition());
        }
        if (written instanceof NegationContext negation) {
            return new Condition.Not(condition(negation.condition()));
        }
        if (written instanceof ConjunctionContext both) {
            return new Condition.And(List.of(condition(both.condition(0)), condition(both.condition(1))));
        }
        var either = (DisjunctionContext) written;
        return new Condition.Or(List.of(condition(either.condition(0)), condition(either.condition(1))));
    }

    private Condition comparison(ComparisonContext written) {
        var comparator = Comparator.of(written.comparator.getText());
        var left = functions.operand(written.operand(0));
        var right = functions.operand(written.operand(1));
        functions.checkDistinct(comparator.symbol(), left, List.of(right));
        if (comparator.isOrdering()) {
            ordered(comparator.symbol(), left);
            ordered(comparator.symbol(), right);
        }
        return new Condition.Compare(left, comparator, right);
    }

    private void ordered(String operator, Operand operand) {
        functions.typed(operator, operand, ValueType.S, ValueType.N, ValueType.B);
    }

    private Condition range(RangeContext written) {
        var value = functions.operand(written.operand(0));
        var low = functions.operand(written.operand(1));
        var high = functions.operand(written.operand(2));
        functions.checkDistinct("BETWEEN", value, List.of(low, high));
        ordered("BETWEEN", low);
        ordered("BETWEEN", high);
        if (low instanceof Operand.Literal one && high instanceof Operand.Literal other) {
            var order = ValueOrder.compare(one.literal(), other.literal());
            String bounds = "lower bound operand: " + one + ", upper bound operand: " + other;
            if (order.isEmpty()) {
                throw kind.invalid(
                        "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds);
            }
            if (order.getAsInt() > 0) {
                throw kind.invalid(
                        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
                                + bounds);
            }
        }
        return new Condition.Between(value, low, high);
    }

    private Condition membership(MembershipContext written) {
        var operands = written.operand().stream().map(functions::operand).toList();
        var list = operands.subList(1, operands.size());
        functions.checkDistinct("IN", operands.get(0), list);
        if (list.size() > LIST_MAX) {
            throw kind.invalid("Invalid number of operands for operator or function; operator or function: IN,"
                    + " number of operands: " + operands.size());
        }
        return new Condition.In(operands.get(0), list);
    }
}
