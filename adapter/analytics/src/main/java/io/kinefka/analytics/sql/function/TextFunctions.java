package io.kinefka.analytics.sql.function;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.linq4j.function.Strict;

/** Functions on text that the standard lacks; generated code calls them. */
@Strict
public final class TextFunctions {
    private static final int PATTERNS_MAX = 1_000;
    private static final ConcurrentMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private TextFunctions() {}

    /**
     * Replaces what matches an expression, from a position on (the first is 1): the given occurrence, or all if that is 0.
     * The replacement is taken literally.
     */
    public static String regexReplace(String text, String expression, String replacement, int from, int occurrence) {
        if (from < 1 || occurrence < 0) {
            throw new IllegalArgumentException("REGEX_REPLACE counts positions from 1 and occurrences from 0");
        }
        if (from > text.length()) {
            return text;
        }
        var matcher = pattern(expression).matcher(text).region(from - 1, text.length());
        var literal = Matcher.quoteReplacement(replacement);
        var result = new StringBuilder();
        for (var found = 1; matcher.find(); found++) {
            if (occurrence == 0 || occurrence == found) {
                matcher.appendReplacement(result, literal);
            }
        }
        return matcher.appendTail(result).toString();
    }

    /** Words, which spaces divide, with an upper-case letter first and lower-case letters behind it. */
    public static String initcap(String text) {
        var result = new StringBuilder(text.length());
        var first = true;
        for (var character : text.codePoints().toArray()) {
            result.appendCodePoint(first ? Character.toUpperCase(character) : Character.toLowerCase(character));
            first = character == ' ';
        }
        return result.toString();
    }

    /** Replaces as much from a position on (the first is 1) as the replacement is long. */
    public static String overlay(String text, String replacement, int from) {
        return overlayFor(text, replacement, from, replacement.length());
    }

    /** Replaces a number of characters from a position on; before the first, and after the last, there is nothing to be replaced. */
    public static String overlayFor(String text, String replacement, int from, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("OVERLAY replaces no negative number of characters");
        }
        var start = Math.min(Math.max(from - 1L, 0), text.length());
        var end = Math.min(Math.max(from - 1L + length, start), text.length());
        return text.substring(0, (int) start) + replacement + text.substring((int) end);
    }

    /** An expression, compiled once. */
    static Pattern pattern(String expression) {
        if (PATTERNS.size() >= PATTERNS_MAX) {
            // Expressions are nearly always literals; one that comes from rows must not fill the memory.
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(expression, Pattern::compile);
    }
}
