package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says which time rows go by: the application's, or that of the {@link TimeSort} through which they came last. */
public final class Times {
    private final Map<String, PlanNode> writers = new HashMap<>();
    private final Set<String> followed = new HashSet<>();

    /** In an application with these pumps. */
    public Times(List<ApplicationPlan.Pump> pumps) {
        pumps.forEach(pump -> writers.putIfAbsent(pump.stream(), pump.plan()));
    }

    /**
     * The sort that sets the time of a node's rows, or nothing if they go by the application's time.
     *
     * @throws CodeValidationException if rows of different times come together
     */
    public Optional<TimeSort> of(PlanNode node) {
        if (node instanceof TimeSort sort) {
            of(sort.input());
            return Optional.of(sort);
        }
        if (node instanceof Scan scan) {
            return ofStream(scan.relation());
        }
        if (node instanceof Union union) {
            var time = of(union.inputs().get(0));
            union.inputs().forEach(input -> check(time, of(input)));
            return time;
        }
        return of(node.inputs().get(0));
    }

    /** Refuses a pump whose rows have another time than those of the stream that takes them. */
    public void check(ApplicationPlan.Pump pump) {
        check(ofStream(pump.stream()), of(pump.plan()));
    }

    private Optional<TimeSort> ofStream(String name) {
        var writer = writers.get(name);
        // A stream that is written from itself has no time of its own.
        if (writer == null || !followed.add(name)) {
            return Optional.empty();
        }
        try {
            return of(writer);
        } finally {
            followed.remove(name);
        }
    }

    @SuppressWarnings("ReferenceEquality") // Two sorts that look alike are two all the same.
    private static void check(Optional<TimeSort> time, Optional<TimeSort> other) {
        if (time.orElse(null) != other.orElse(null)) {
            throw new CodeValidationException(
                    "A stream of rows that ORDER BY ... WITHIN has sorted, and of others, is not supported.", 0, 0);
        }
    }
}
