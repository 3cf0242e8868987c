package io.kinefka.analytics.sql.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/** What an application does: its in-application streams, and the pumps that write into them. */
public record ApplicationPlan(List<Stream> streams, List<Pump> pumps) {
    /** Copies the lists. */
    public ApplicationPlan {
        streams = List.copyOf(streams);
        pumps = List.copyOf(pumps);
    }

    /** An in-application stream: the last column is ROWTIME. */
    public record Stream(String name, RelDataType rowType) {}

    /** A query that runs for ever; its rows are of the stream that takes them. */
    public record Pump(String name, String stream, PlanNode plan) {}

    /** As text, one node a line. */
    public String explain() {
        var text = new StringBuilder();
        for (var stream : streams) {
            var columns = stream.rowType().getFieldList().stream()
                    .map(column -> column.getName() + " " + column.getType().getFullTypeString())
                    .collect(Collectors.joining(", "));
            text.append("Stream \"%s\" (%s)%n".formatted(stream.name(), columns));
        }
        for (var pump : pumps) {
            text.append("Pump \"%s\" into \"%s\"%n".formatted(pump.name(), pump.stream()));
            explain(pump.plan(), 1, text);
        }
        return text.toString()
                .replace("_UTF-8'", "'")
                .replace("_UTF-16LE'", "'")
                .replace(" CHARACTER SET \"UTF-8\"", "");
    }

    private static void explain(PlanNode node, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(node.describe()).append('\n');
        node.inputs().forEach(input -> explain(input, depth + 1, text));
    }
}
