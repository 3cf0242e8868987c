package io.kinefka.analytics.sql.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/** Sliding windows: every row comes out with the results of all windows' calls behind its own columns. */
public record Over(PlanNode input, List<SlidingWindow> windows, RelDataType rowType) implements PlanNode {
    /** Copies the list. */
    public Over {
        windows = List.copyOf(windows);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public String describe() {
        return "Over " + windows.stream().map(SlidingWindow::toString).collect(Collectors.joining("; "));
    }
}
