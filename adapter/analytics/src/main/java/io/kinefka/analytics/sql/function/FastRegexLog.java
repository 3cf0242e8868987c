package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines that match a fast regular expression: it is searched for in steps, each of which takes as little as it can and is never taken
 * back. Where a column begins and ends is marked by empty groups of the steps.
 *
 * @param marks which column each empty group of all steps begins (as 2 i) or ends (as 2 i + 1), one step after the other
 */
record FastRegexLog(List<Pattern> steps, List<Integer> marks, List<LogColumn> columns) implements LogFormat {
    /** Copies the lists. */
    FastRegexLog {
        steps = List.copyOf(steps);
        marks = List.copyOf(marks);
        columns = List.copyOf(columns);
    }

    /** Of an expression. */
    static FastRegexLog of(String expression) {
        return new FastRegexSteps(expression).format();
    }

    @Override
    public @Nullable List<@Nullable String> parse(String line) {
        var places = new int[columns.size() * 2];
        var mark = 0;
        var position = 0;
        for (var step : steps) {
            var matcher = step.matcher(line).region(position, line.length());
            if (!matcher.lookingAt()) {
                return null;
            }
            for (var group = 1; group <= matcher.groupCount(); group++) {
                places[marks.get(mark++)] = matcher.start(group);
            }
            position = matcher.end();
        }
        return position == line.length() ? texts(line, places) : null;
    }

    private static List<@Nullable String> texts(String line, int[] places) {
        var texts = new ArrayList<@Nullable String>();
        for (var i = 0; i < places.length; i += 2) {
            texts.add(line.substring(places[i], places[i + 1]));
        }
        return texts;
    }
}
