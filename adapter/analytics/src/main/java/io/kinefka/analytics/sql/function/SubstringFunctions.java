package io.kinefka.analytics.sql.function;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of SUBSTRING that look for patterns; what is not found is null. Generated code calls them. */
public final class SubstringFunctions {
    private static final String MIDDLE = "middle";
    private static final int PARTS = 3;

    private SubstringFunctions() {}

    /** The first part of the text that matches an expression. */
    public static @Nullable String regex(@Nullable String text, @Nullable String expression) {
        if (text == null || expression == null) {
            return null;
        }
        var matcher = TextFunctions.pattern(expression).matcher(text);
        return matcher.find() ? matcher.group() : null;
    }

    /**
     * What is between two others.
     *
     * @param pattern three patterns as SIMILAR TO has them, divided by the escape character and a double quotation mark
     */
    public static @Nullable String similar(@Nullable String text, @Nullable String pattern, @Nullable String escape) {
        if (text == null || pattern == null || escape == null) {
            return null;
        }
        var parts = pattern.split(Pattern.quote(escape + '"'), -1);
        if (escape.length() != 1 || parts.length != PARTS) {
            throw new IllegalArgumentException(
                    "SUBSTRING needs three patterns, divided by an escape character and a double quotation mark");
        }
        var expression = "(?:%s)(?<%s>%s)(?:%s)"
                .formatted(expression(parts[0]), MIDDLE, expression(parts[1]), expression(parts[2]));
        var matcher = TextFunctions.pattern(expression).matcher(text);
        return matcher.find() ? matcher.group(MIDDLE) : null;
    }

    private static String expression(String pattern) {
        var expression = new StringBuilder();
        var inBrackets = false;
        for (var i = 0; i < pattern.length(); i++) {
            var character = pattern.charAt(i);
            inBrackets = character == '[' || (inBrackets && character != ']');
            switch (character) {
                case '%' -> expression.append(".*");
                case '_' -> expression.append('.');
                case '.', '$', '\\' -> expression.append('\\').append(character);
                case '^' -> expression.append(inBrackets ? "^" : "\\^");
                default -> expression.append(character);
            }
        }
        return expression.toString();
    }
}
