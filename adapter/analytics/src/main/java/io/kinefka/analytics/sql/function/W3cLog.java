package io.kinefka.analytics.sql.function;

import java.util.regex.Pattern;

/** Formats of web servers' logs, by their names or in Apache's notation, as regular expressions with a group for each specifier. */
final class W3cLog {
    /** Conditions, whose request, an argument in brackets, and what is logged. */
    private static final Pattern SPECIFIER =
            Pattern.compile("%(?:!?\\d+(?:,\\d+)*)?[<>]?(?<argument>[\\[{][^\\]}]*[\\]}])?(?<what>[a-zA-Z])");

    /** What may have spaces in it, and so ends only where the line does. */
    private static final String SPACED = "CefimnoqrU";

    private static final String COMMON = "%h %l %u %t \"%r\" %>s %b";

    private W3cLog() {}

    static LogFormat of(String format) {
        return RegexLog.of(Pattern.compile(
                switch (format) {
                    case "COMMON" -> expression(COMMON);
                    case "COMMON WITH VHOST" -> expression("%v " + COMMON);
                    case "NCSA EXTENDED" -> expression(COMMON + " \"%[Referer]i\" \"%[User-agent]i\"");
                    case "REFERER" -> expression("%[Referer]i ---> %U");
                    case "AGENT" -> expression("%[User-agent]i");
                    case "IIS" -> throw new IllegalArgumentException("The format IIS is not supported.");
                    default -> expression(format);
                }));
    }

    private static String expression(String given) {
        // Out of a configuration of Apache, quotes may come escaped.
        var format = given.replace("\\\"", "\"");
        var expression = new StringBuilder();
        var matcher = SPECIFIER.matcher(format);
        var end = 0;
        while (matcher.find(end)) {
            literal(format.substring(end, matcher.start()), expression);
            end = matcher.end();
            var next = end < format.length() ? format.substring(end, end + 1) : "";
            expression.append('(').append(field(matcher.group("what"), matcher.group("argument") != null, next));
            expression.append(')');
        }
        if (end == 0) {
            throw new IllegalArgumentException("'" + format + "' has no specifiers");
        }
        literal(format.substring(end), expression);
        return expression.toString();
    }

    private static String field(String what, boolean hasArgument, String next) {
        if (next.equals("\"")) {
            // Not a choice in a loop, which would be as deep as the text is long.
            return "[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+";
        }
        if (what.equals("t")) {
            return hasArgument ? "\\[[^\\]]*\\]|\\S*" : "\\[[^\\]]*\\]";
        }
        return next.isEmpty() && SPACED.contains(what) ? ".*" : "\\S*";
    }

    private static void literal(String text, StringBuilder expression) {
        if (text.replace("%%", "").contains("%")) {
            throw new IllegalArgumentException("'" + text + "' is not a specifier");
        }
        var plain = text.replace("%%", "%");
        if (!plain.isEmpty()) {
            expression.append(Pattern.quote(plain));
        }
    }
}
