package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.ApplicationPlan;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts pumps into an order in which those that write a stream come before those that read it. */
final class PumpOrder {
    private final List<ApplicationPlan.Pump> pumps;
    private final Set<ApplicationPlan.Pump> ordered = new LinkedHashSet<>();
    private final Set<ApplicationPlan.Pump> visiting = new HashSet<>();

    private PumpOrder(List<ApplicationPlan.Pump> pumps) {
        this.pumps = pumps;
    }

    /**
     * The pumps in such an order.
     *
     * @throws IllegalArgumentException if a pump reads what comes of its own rows, so that they would go round for ever
     */
    static List<ApplicationPlan.Pump> writersFirst(ApplicationPlan plan) {
        var order = new PumpOrder(plan.pumps());
        plan.pumps().forEach(order::visit);
        return new ArrayList<>(order.ordered);
    }

    private void visit(ApplicationPlan.Pump pump) {
        if (ordered.contains(pump)) {
            return;
        }
        if (!visiting.add(pump)) {
            throw new IllegalArgumentException("The pump \"" + pump.name() + "\" reads what comes of its own rows");
        }
        scans(pump.plan())
                .flatMap(scan -> pumps.stream().filter(writer -> writer.stream().equals(scan.relation())))
                .forEach(this::visit);
        ordered.add(pump);
    }

    private static Stream<Scan> scans(PlanNode node) {
        return node instanceof Scan scan
                ? Stream.of(scan)
                : node.inputs().stream().flatMap(PumpOrder::scans);
    }
}
