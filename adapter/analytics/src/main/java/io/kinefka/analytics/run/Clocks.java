package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.TimeSort;
import io.kinefka.analytics.sql.plan.Times;
import java.util.IdentityHashMap;

/** The times that operators go by: the application's own, and one behind each sort by another time. */
final class Clocks {
    private final Times times;
    private final Timers application;
    private final IdentityHashMap<TimeSort, Timers> behindSorts = new IdentityHashMap<>();

    Clocks(Times times, Timers application) {
        this.times = times;
        this.application = application;
    }

    /** The time of a node's rows. */
    Timers of(PlanNode node) {
        return times.of(node)
                .map(sort -> behindSorts.computeIfAbsent(sort, first -> new Timers()))
                .orElse(application);
    }
}
