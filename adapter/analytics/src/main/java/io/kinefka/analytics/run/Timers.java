package io.kinefka.analytics.run;

import java.util.ArrayList;
import java.util.List;

/** The time of an application: lets operators do what is due, in the order of moments, and at the same moment from the inputs on. */
final class Timers {
    private final List<Timed> upstreamFirst = new ArrayList<>();
    private long earliest = Timed.NEVER;
    private long rowtimeMillis;

    /** Adds an operator, to which those that are there already are downstream, or do not know it. */
    void addUpstream(Timed operator) {
        upstreamFirst.add(0, operator);
        wake(operator.due());
    }

    /** Says that something is due at a moment. */
    void wake(long moment) {
        earliest = Math.min(earliest, moment);
    }

    /** The time of the rows that are on their way. */
    long rowtimeMillis() {
        return rowtimeMillis;
    }

    /** Lets time come to just before the rows of that time. */
    void advance(long toRowtimeMillis) {
        var limit = Timed.before(toRowtimeMillis);
        while (earliest <= limit) {
            fireEarliest(limit);
        }
        rowtimeMillis = Math.max(rowtimeMillis, toRowtimeMillis);
    }

    private void fireEarliest(long limit) {
        var next = upstreamFirst.get(0);
        for (var operator : upstreamFirst) {
            next = operator.due() < next.due() ? operator : next;
        }
        if (next.due() <= limit) {
            rowtimeMillis = Math.max(rowtimeMillis, Timed.rowtime(next.due()));
            next.fire();
        }
        earliest = upstreamFirst.stream().mapToLong(Timed::due).min().orElse(Timed.NEVER);
    }
}
