package io.kinefka.companions.dynamodb.expression;

import java.util.List;
import java.util.Set;

/** Finds the attributes that conditions look at. */
final class Attributes {

    private Attributes() {}

    static void collect(Condition condition, Set<String> into) {
        if (condition instanceof Condition.Compare compare) {
            operands(List.of(compare.left(), compare.right()), into);
        } else if (condition instanceof Condition.Between between) {
            operands(List.of(between.value(), between.low(), between.high()), into);
        } else if (condition instanceof Condition.In in) {
            operands(List.of(in.value()), into);
            operands(in.list(), into);
        } else if (condition instanceof Condition.Exists exists) {
            into.add(exists.path().attribute());
        } else if (condition instanceof Condition.HasType type) {
            into.add(type.path().attribute());
        } else if (condition instanceof Condition.BeginsWith begins) {
            operands(List.of(begins.value(), begins.prefix()), into);
        } else if (condition instanceof Condition.Contains contains) {
            operands(List.of(contains.whole(), contains.part()), into);
        } else if (condition instanceof Condition.And and) {
            and.all().forEach(each -> collect(each, into));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(each -> collect(each, into));
        } else if (condition instanceof Condition.Not not) {
            collect(not.condition(), into);
        }
    }

    private static void operands(List<Operand> operands, Set<String> into) {
        for (var each : operands) {
            if (each instanceof Operand.At at) {
                into.add(at.path().attribute());
            } else if (each instanceof Operand.Size size) {
                operands(List.of(size.of()), into);
            }
        }
    }
}
