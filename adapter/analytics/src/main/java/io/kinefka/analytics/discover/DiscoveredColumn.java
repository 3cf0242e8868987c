package io.kinefka.analytics.discover;

import io.kinefka.analytics.sql.parser.ApplicationParser;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A column that was found in records: what was seen of its values decides its type. */
final class DiscoveredColumn {
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int LENGTH_MIN = 4;
    private static final int LENGTH_MAX = 65_535;
    private static final int NAME_LENGTH_MAX = 100;

    private final String name;
    private final Optional<String> mapping;
    private final Set<Kind> kinds = new HashSet<>();
    private int lengthMax;

    private enum Kind {
        INTEGER,
        BIGINT,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP,
        TEXT
    }

    DiscoveredColumn(String name, Optional<String> mapping) {
        this.name = name;
        this.mapping = mapping;
    }

    /** A name for a column, without odd characters; {@code COL_} goes before what is reserved in SQL. */
    static String nameFor(String found) {
        String plain = found.replaceAll("[^A-Za-z0-9_]", "_");
        String brief = plain.substring(0, Math.min(plain.length(), NAME_LENGTH_MAX));
        return isUsable(brief) ? brief : "COL_" + brief;
    }

    private static boolean isUsable(String name) {
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        try {
            var unused = ApplicationParser.statements("CREATE STREAM S (" + name + " INTEGER)");
            return true;
        } catch (CodeValidationException reserved) {
            return false;
        }
    }

    /** Sees a value that its record wrote as a text. */
    void seeText(String value) {
        lengthMax = Math.max(lengthMax, value.length());
        kinds.add(TIMESTAMP.matcher(value).matches() ? Kind.TIMESTAMP : Kind.TEXT);
    }

    /** Sees a number. */
    void seeNumber(String value) {
        lengthMax = Math.max(lengthMax, value.length());
        if (!WHOLE.matcher(value).matches()) {
            kinds.add(Kind.DOUBLE);
        } else {
            long number = Long.parseLong(value);
            kinds.add(number == (int) number ? Kind.INTEGER : Kind.BIGINT);
        }
    }

    /** Sees a truth value. */
    void seeBoolean(String value) {
        lengthMax = Math.max(lengthMax, value.length());
        kinds.add(Kind.BOOLEAN);
    }

    /** Sees a value of which only its text is known. */
    void seeAnything(String value) {
        if (NUMBER.matcher(value).matches()) {
            seeNumber(value);
        } else if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            seeBoolean(value);
        } else {
            seeText(value);
        }
    }

    /** As the API's RecordColumn. */
    Map<String, Object> members() {
        var members = new HashMap<String, Object>();
        members.put("Name", name);
        mapping.ifPresent(path -> members.put("Mapping", path));
        members.put("SqlType", sqlType());
        return members;
    }

    private String sqlType() {
        var numbers = Set.of(Kind.INTEGER, Kind.BIGINT, Kind.DOUBLE);
        if (kinds.size() == 1) {
            var only = kinds.iterator().next();
            return only == Kind.TEXT ? text() : only.name();
        }
        if (numbers.containsAll(kinds) && !kinds.isEmpty()) {
            return kinds.contains(Kind.DOUBLE) ? Kind.DOUBLE.name() : Kind.BIGINT.name();
        }
        return text();
    }

    /** With room for somewhat longer ones: the next power of two. */
    private String text() {
        int length = LENGTH_MIN;
        while (length < lengthMax && length < LENGTH_MAX) {
            length *= 2;
        }
        return "VARCHAR(" + Math.min(length, LENGTH_MAX) + ")";
    }
}
