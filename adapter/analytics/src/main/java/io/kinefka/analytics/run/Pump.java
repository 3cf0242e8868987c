package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.expression.RowExpressions;
import io.kinefka.analytics.sql.validate.SqlTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** What the operators of one pump share: its name, where its errors go, and the time. */
final class Pump {
    private static final String LEVEL = "ERROR";
    private static final String NAME = "EVALUATION";
    private static final int MESSAGE_CHARS_MAX = 4_096;
    private static final int DATA_BYTES_MAX = 49_152 / 2;
    private static final int NAME_CHARS_MAX = 128;

    private final String name;
    private final PipelineContext context;
    private final Timers timers;
    private final RexBuilder rexBuilder = new RexBuilder(new SqlTypes());

    Pump(String name, PipelineContext context, Timers timers) {
        this.name = name;
        this.context = context;
        this.timers = timers;
    }

    /** The same pump where rows go by another time. */
    Pump at(Timers otherTimers) {
        return new Pump(name, context, otherTimers);
    }

    Timers timers() {
        return timers;
    }

    PipelineContext context() {
        return context;
    }

    /** The part of the store for its operator of that number. */
    OperatorState state(int operator) {
        var prefix = (name + '\0' + (char) operator).getBytes(StandardCharsets.UTF_8);
        return new OperatorState(context.state(), prefix);
    }

    RowExpressions compile(
            RelDataType input, List<RexNode> conditions, List<RexNode> expressions, RelDataType rowType) {
        return RowExpressions.compile(input, conditions, expressions, rowType, context.clock(), rexBuilder);
    }

    /** Types and literals. */
    RexBuilder rexBuilder() {
        return rexBuilder;
    }

    /** Something could not be computed of a row. */
    void error(RuntimeException failed, @Nullable Object[] row) {
        context.errors()
                .row(new ErrorRow(
                        context.clock().millis(),
                        LEVEL,
                        NAME,
                        shortened(String.valueOf(failed.getMessage()), MESSAGE_CHARS_MAX),
                        timers.rowtimeMillis(),
                        hex(row),
                        shortened(name, NAME_CHARS_MAX)));
    }

    private static String hex(@Nullable Object[] row) {
        var text = Arrays.stream(row).map(String::valueOf).collect(Collectors.joining(","));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, DATA_BYTES_MAX));
    }

    private static String shortened(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax);
    }
}
