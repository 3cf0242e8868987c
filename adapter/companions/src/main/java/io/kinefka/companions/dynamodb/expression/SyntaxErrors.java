package io.kinefka.companions.dynamodb.expression;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Refuses an expression at its first error, in DynamoDB's words: the token, and its neighbours. */
final class SyntaxErrors extends BaseErrorListener {
    private final ExpressionKind kind;
    private final CommonTokenStream tokens;

    SyntaxErrors(ExpressionKind kind, CommonTokenStream tokens) {
        this.kind = kind;
        this.tokens = tokens;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int charPositionInLine,
            String message,
            RecognitionException e) {
        var token = (Token) offendingSymbol;
        throw kind.invalid("Syntax error; token: \"" + token.getText() + "\", near: \"" + near(token) + "\"");
    }

    private String near(Token token) {
        tokens.fill();
        int place = token.getTokenIndex();
        var first = tokens.get(Math.max(0, place - 1));
        var last = tokens.get(Math.min(tokens.size() - 1, place + 1));
        if (last.getType() == Token.EOF) {
            last = token.getType() == Token.EOF ? first : token;
        }
        return token.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
    }
}
