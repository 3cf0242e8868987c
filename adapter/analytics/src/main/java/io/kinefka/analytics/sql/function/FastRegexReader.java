package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a fast regular expression part by part, in Java's notation. */
final class FastRegexReader {
    /** Stands behind each quantifier of a variable length until it is known whether it is lazy. */
    static final String LAZILY = "\0";

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("Digit", "\\p{Digit}"),
            Map.entry("Upper", "\\p{Upper}"),
            Map.entry("Lower", "\\p{Lower}"),
            Map.entry("ASCII", "\\p{ASCII}"),
            Map.entry("Alpha", "\\p{Alpha}"),
            Map.entry("Alnum", "\\p{Alnum}"),
            Map.entry("Punct", "\\p{Punct}"),
            Map.entry("Blank", "\\p{Blank}"),
            Map.entry("Space", "\\p{Space}"),
            Map.entry("Cntrl", "\\p{Cntrl}"),
            Map.entry("XDigit", "\\p{XDigit}"),
            Map.entry("Print", "\\p{Graph}"),
            Map.entry("Graph", "\\p{Graph}"));
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,5})(,(\\d{1,5})?)?\\}");

    private final String text;
    private int position;

    /** A piece of an expression, and whether all that it matches is of the same length. */
    record Part(String expression, boolean isFixed) {}

    FastRegexReader(String text) {
        this.text = text;
    }

    boolean hasMore() {
        return position < text.length();
    }

    boolean skip(char expected) {
        if (hasMore() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char expected) {
        if (!skip(expected)) {
            throw new IllegalArgumentException("'" + text + "' lacks a " + expected);
        }
    }

    /** The parts up to the next group, or to the end of this one. */
    List<Part> region(boolean inGroup) {
        var parts = new ArrayList<Part>();
        while (hasMore() && text.charAt(position) != ')' && (inGroup || text.charAt(position) != '(')) {
            if (text.charAt(position) == '|') {
                throw new IllegalArgumentException("A union needs parentheses of its own in a group");
            }
            quantified(atom(), parts);
        }
        if (hasMore() && text.charAt(position) == ')' && !inGroup) {
            throw new IllegalArgumentException("'" + text + "' has a ) too many");
        }
        return parts;
    }

    private void quantified(Part atom, List<Part> parts) {
        var expression = atom.expression();
        if (skip('?')) {
            parts.add(new Part(expression + "?" + LAZILY, false));
        } else if (skip('*')) {
            parts.add(new Part(expression + "*" + LAZILY, false));
        } else if (skip('+')) {
            parts.add(atom);
            parts.add(new Part(expression + "*" + LAZILY, false));
        } else if (hasMore() && text.charAt(position) == '{') {
            counted(atom, parts);
        } else {
            parts.add(atom);
        }
    }

    private void counted(Part atom, List<Part> parts) {
        var matcher = COUNT.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("'" + text.substring(position) + "' is not a number of occurrences");
        }
        position = matcher.end();
        var least = Integer.parseInt(matcher.group(1));
        if (least > 0) {
            parts.add(new Part(atom.expression() + "{" + least + "}", atom.isFixed()));
        }
        if (matcher.group(2) != null) {
            var most = matcher.group(3);
            var rest = most == null ? "" : Integer.toString(Integer.parseInt(most) - least);
            parts.add(new Part(atom.expression() + "{0," + rest + "}" + LAZILY, false));
        }
    }

    private Part atom() {
        var character = text.charAt(position++);
        return switch (character) {
            case '(' -> union();
            case '[' -> new Part(characterClass(), true);
            case '"' -> fixed(until('"'));
            case '<' -> named(until('>'));
            case '\\' -> fixed(hasMore() ? text.substring(position, ++position) : "\\");
            case '.' -> new Part(".", true);
            case '@' -> new Part("(?:.*" + LAZILY + ")", false);
            case '#', '&', '~' ->
                throw new IllegalArgumentException("The operator " + character + " is not supported.");
            default -> fixed(String.valueOf(character));
        };
    }

    private Part union() {
        var expression = new StringBuilder("(?:");
        var fixed = true;
        while (hasMore() && text.charAt(position) != ')') {
            if (skip('|')) {
                expression.append('|');
                fixed = false;
            } else {
                var parts = new ArrayList<Part>();
                quantified(atom(), parts);
                for (var part : parts) {
                    expression.append(part.expression());
                    fixed &= part.isFixed();
                }
            }
        }
        expect(')');
        return new Part(expression.append(')').toString(), fixed);
    }

    private String characterClass() {
        var start = position - 1;
        // A bracket that comes first is one of the characters.
        position++;
        while (hasMore() && text.charAt(position) != ']') {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position, text.length());
        expect(']');
        return text.substring(start, position).replace("&&", "&");
    }

    private Part named(String name) {
        var expression = NAMED.get(name);
        if (expression == null) {
            throw new IllegalArgumentException("The pattern <" + name + "> is not supported.");
        }
        return new Part(expression, true);
    }

    private static Part fixed(String literal) {
        return new Part(literal.isEmpty() ? "" : "(?:" + Pattern.quote(literal) + ")", true);
    }

    private String until(char end) {
        var start = position;
        var found = text.indexOf(end, start);
        if (found < 0) {
            throw new IllegalArgumentException("'" + text + "' lacks a " + end);
        }
        position = found + 1;
        return text.substring(start, found);
    }
}
