package io.kinefka.analytics.sql.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts pumps into an order in which those that write a stream come before those that read it. */
public final class PumpOrder {
    private final List<ApplicationPlan.Pump> pumps;
    private final Set<ApplicationPlan.Pump> ordered = new LinkedHashSet<>();
    private final Set<ApplicationPlan.Pump> visiting = new HashSet<>();
    private ApplicationPlan.@Nullable Pump circling;

    private PumpOrder(ApplicationPlan plan) {
        pumps = plan.pumps();
        pumps.forEach(this::visit);
    }

    /** A pump that reads what comes of its own rows, so that they would go round for ever, if there is one. */
    public static Optional<ApplicationPlan.Pump> circling(ApplicationPlan plan) {
        return Optional.ofNullable(new PumpOrder(plan).circling);
    }

    /**
     * The pumps in such an order.
     *
     * @throws IllegalArgumentException if a pump reads what comes of its own rows
     */
    public static List<ApplicationPlan.Pump> writersFirst(ApplicationPlan plan) {
        var order = new PumpOrder(plan);
        if (order.circling != null) {
            throw new IllegalArgumentException(reason(order.circling));
        }
        return new ArrayList<>(order.ordered);
    }

    /** What is wrong with such a pump. */
    public static String reason(ApplicationPlan.Pump circling) {
        return "The pump \"" + circling.name() + "\" reads what comes of its own rows.";
    }

    private void visit(ApplicationPlan.Pump pump) {
        if (circling != null || ordered.contains(pump)) {
            return;
        }
        if (!visiting.add(pump)) {
            circling = pump;
            return;
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
