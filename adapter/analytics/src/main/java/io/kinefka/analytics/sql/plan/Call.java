package io.kinefka.analytics.sql.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** A call of an aggregate function; its arguments are columns of the input, or literals. */
public record Call(String function, List<RexNode> arguments, RelDataType type) {
    /** Copies the arguments. */
    public Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return function + arguments.stream().map(RexNode::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
