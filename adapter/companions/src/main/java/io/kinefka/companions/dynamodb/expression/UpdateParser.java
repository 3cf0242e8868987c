package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.grammar.ExpressionParser.AddSectionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.AssignmentContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.DeleteSectionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.OperandContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.PathContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.RemoveSectionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.SectionContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.SetSectionContext;
import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes updates from expressions. */
public final class UpdateParser {
    private static final ExpressionKind KIND = ExpressionKind.UPDATE;
    private static final String MISMATCH = "An operand in the update expression has an incorrect data type";
    private static final Set<ValueType> ADDED = Set.of(ValueType.N, ValueType.SS, ValueType.NS, ValueType.BS);
    private static final Set<ValueType> DELETED = Set.of(ValueType.SS, ValueType.NS, ValueType.BS);

    private final Syntax syntax;
    private final Functions functions;
    private final List<Update.Action> actions = new ArrayList<>();

    private UpdateParser(Syntax syntax) {
        this.syntax = syntax;
        this.functions = new Functions(syntax);
    }

    /** Parses an expression. */
    public static Update parse(String expression, Placeholders placeholders) {
        var syntax = new Syntax(KIND, placeholders);
        var parser = new UpdateParser(syntax);
        var sections = new HashSet<String>();
        for (var section : syntax.parser(expression).updateExpression().section()) {
            String name = section.getStart().getText().toUpperCase(Locale.ROOT);
            if (!sections.add(name)) {
                throw KIND.invalid("The \"" + name + "\" section can only be used once in an update expression;");
            }
            parser.read(section);
        }
        ProjectionParser.checkApart(
                KIND, parser.actions.stream().map(Update.Action::path).toList());
        return new Update(parser.actions);
    }

    private void read(SectionContext section) {
        if (section instanceof SetSectionContext set) {
            set.assignment().forEach(each -> actions.add(assignment(each)));
        } else if (section instanceof RemoveSectionContext remove) {
            remove.path().forEach(each -> actions.add(new Update.Remove(syntax.path(each))));
        } else if (section instanceof AddSectionContext add) {
            addAll(add.path(), add.operand(), true);
        } else if (section instanceof DeleteSectionContext delete) {
            addAll(delete.path(), delete.operand(), false);
        }
    }

    private void addAll(List<PathContext> paths, List<OperandContext> operands, boolean isAdd) {
        for (int i = 0; i < paths.size(); i++) {
            var path = syntax.path(paths.get(i));
            var value = literal(operands.get(i), isAdd ? "ADD" : "DELETE", isAdd ? ADDED : DELETED);
            actions.add(isAdd ? new Update.Add(path, value, MISMATCH) : new Update.Delete(path, value, MISMATCH));
        }
    }

    private Update.Action assignment(AssignmentContext written) {
        var path = syntax.path(written.path());
        var value = functions.operand(written.operand(0));
        if (written.sign == null) {
            return new Update.SetTo(path, value);
        }
        String sign = written.sign.getText();
        var second = functions.operand(written.operand(1));
        functions.typed(sign, value, ValueType.N);
        functions.typed(sign, second, ValueType.N);
        return new Update.SetTo(path, new Operand.Sum(value, second, sign.equals("-")));
    }

    private AttributeValue literal(OperandContext written, String operator, Set<ValueType> types) {
        if (!(functions.operand(written) instanceof Operand.Literal literal)) {
            var token = written.getStart().getText();
            throw KIND.invalid("Syntax error; token: \"" + token + "\", near: \"" + token + "\"");
        }
        if (!types.contains(literal.literal().type())) {
            throw KIND.invalid("Incorrect operand type for operator or function; operator: " + operator
                    + ", operand type: " + literal.literal().type().longName() + ", typeSet: ALLOWED_FOR_" + operator
                    + "_OPERAND");
        }
        return literal.literal();
    }
}
