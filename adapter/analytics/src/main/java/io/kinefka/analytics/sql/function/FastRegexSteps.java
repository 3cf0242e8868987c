package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a fast regular expression into steps: what is in a column and what is between two is a region, and the fixed length at
 * the start of a region belongs to the step before, which ends with it.
 */
final class FastRegexSteps {
    private final FastRegexReader reader;
    private final List<Pattern> steps = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final StringBuilder step = new StringBuilder();
    private boolean endsFixed = true;
    private int columns;

    FastRegexSteps(String expression) {
        this.reader = new FastRegexReader(expression);
    }

    FastRegexLog format() {
        while (reader.hasMore()) {
            if (reader.skip('(')) {
                mark(2 * columns);
                region(true);
                reader.expect(')');
                mark(2 * columns + 1);
                columns++;
            } else {
                region(false);
            }
        }
        endStep(true);
        if (columns == 0) {
            throw new IllegalArgumentException("The expression has no groups");
        }
        return new FastRegexLog(steps, marks, LogColumn.texts(columns));
    }

    private void region(boolean inGroup) {
        var atStart = true;
        for (var part : reader.region(inGroup)) {
            if (atStart && !part.isFixed()) {
                // Marks before the first step of all stay with it.
                if (!steps.isEmpty() || hasParts()) {
                    endStep(false);
                }
                atStart = false;
            }
            step.append(part.expression());
            endsFixed = part.isFixed();
        }
    }

    private boolean hasParts() {
        return !step.toString().replace("()", "").isEmpty();
    }

    private void mark(int place) {
        marks.add(place);
        step.append("()");
    }

    private void endStep(boolean last) {
        var expression = step.toString();
        if (!hasParts() && !last) {
            return;
        }
        // What nothing follows that would end it takes all it can.
        var laziness = last || endsFixed ? "?" : "";
        steps.add(Pattern.compile(
                expression.replace(FastRegexReader.LAZILY, laziness) + (last ? "\\z" : ""), Pattern.DOTALL));
        step.setLength(0);
        endsFixed = true;
    }
}
