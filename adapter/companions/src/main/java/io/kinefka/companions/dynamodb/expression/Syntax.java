package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.grammar.ExpressionLexer;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.ElementContext;
import io.kinefka.companions.dynamodb.grammar.ExpressionParser.PathContext;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What all expressions have in common: how they are read, and what paths in them mean. */
record Syntax(ExpressionKind kind, Placeholders placeholders) {
    private static final int BYTES_MAX = 4096;
    private static final int OPERATORS_MAX = 300;
    private static final Set<String> OPERATORS = Set.of("(", "not", "and", "or");

    /** A parser at the beginning of an expression. */
    ExpressionParser parser(String expression) {
        if (expression.isBlank()) {
            throw kind.invalid("The expression can not be empty;");
        }
        if (expression.length() > BYTES_MAX) {
            throw kind.invalid(
                    "Expression size has exceeded the maximum allowed size; expression size: " + expression.length());
        }
        var lexer = new ExpressionLexer(CharStreams.fromString(expression));
        var tokens = new CommonTokenStream(lexer);
        lexer.removeErrorListeners();
        checkOperators(tokens);
        var parser = new ExpressionParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxErrors(kind, tokens));
        return parser;
    }

    /** Each of them may be a level of recursion. */
    private void checkOperators(CommonTokenStream tokens) {
        tokens.fill();
        long operators = tokens.getTokens().stream()
                .filter(token -> OPERATORS.contains(token.getText().toLowerCase(Locale.ROOT)))
                .count();
        if (operators > OPERATORS_MAX) {
            throw kind.invalid("The expression contains too many operators; operator count: " + operators);
        }
    }

    Path path(PathContext written) {
        var steps = new ArrayList<Path.Step>();
        for (var part : written.children) {
            if (part instanceof ElementContext element) {
                steps.add(new Path.Name(name(element)));
            } else if (part instanceof TerminalNode node && node.getSymbol().getType() == ExpressionParser.INDEX) {
                steps.add(new Path.Index(index(node.getText())));
            }
        }
        return new Path(steps);
    }

    private String name(ElementContext element) {
        if (element.ALIAS() != null) {
            return placeholders.name(kind, element.getText());
        }
        var name = element.getText();
        if (ReservedWords.contains(name)) {
            throw kind.invalid("Attribute name is a reserved keyword; reserved keyword: " + name);
        }
        return name;
    }

    private int index(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw kind.invalid("List index is not within the allowable range; index: [" + digits + "]");
        }
    }
}
