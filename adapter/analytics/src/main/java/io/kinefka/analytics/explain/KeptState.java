package io.kinefka.analytics.explain;

import io.kinefka.analytics.sql.plan.ApplicationPlan;
import io.kinefka.analytics.sql.plan.Consecutive;
import io.kinefka.analytics.sql.plan.Over;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.Sort;
import io.kinefka.analytics.sql.plan.Stagger;
import io.kinefka.analytics.sql.plan.TableFunction;
import io.kinefka.analytics.sql.plan.TimeSort;
import io.kinefka.analytics.sql.plan.Tumble;
import java.util.ArrayList;
import java.util.List;

/** Tells which steps of a plan remember rows, or what they made of them. */
final class KeptState {
    private KeptState() {}

    /** A line for each such step of each pump. */
    static String of(ApplicationPlan plan) {
        var lines = new StringBuilder();
        for (var pump : plan.pumps()) {
            var kept = new ArrayList<String>();
            collect(pump.plan(), kept);
            kept.forEach(state -> lines.append("State of \"%s\": %s%n".formatted(pump.name(), state)));
        }
        return lines.toString();
    }

    private static void collect(PlanNode node, List<String> kept) {
        if (node instanceof Tumble tumble) {
            kept.add("an aggregate for each key, until its window of " + tumble.length() + " is over");
        } else if (node instanceof Stagger stagger) {
            kept.add("an aggregate for each key, until its window of " + stagger.range() + " is over");
        } else if (node instanceof Consecutive) {
            kept.add("an aggregate for each key, until the monotonic one changes");
        } else if (node instanceof Over) {
            kept.add("the rows of its sliding windows");
        } else if (node instanceof Sort) {
            kept.add("rows until their first sort key grows");
        } else if (node instanceof TimeSort sort) {
            kept.add("rows until those are there that are " + sort.slack() + " later");
        } else if (node instanceof TableFunction) {
            kept.add("a random cut forest");
        }
        node.inputs().forEach(input -> collect(input, kept));
    }
}
