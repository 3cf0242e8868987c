package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.ApplicationPlan;
import io.kinefka.analytics.sql.plan.PumpOrder;
import io.kinefka.analytics.sql.plan.RowtimeColumns;
import io.kinefka.analytics.sql.plan.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running application: takes the rows of its input streams in the order of their ROWTIME, and drives all pumps with them, in the calls
 * themselves. All that it does follows from its plan and the calls, so the same calls have the same results; a new pipeline on the store
 * of a former one of the same plan goes on exactly where that one stopped between two calls. For one thread.
 */
public final class Pipeline {
    private final Timers timers = new Timers();
    private final Output output;
    private final Map<String, List<Rows>> readers = new HashMap<>();
    private final Map<String, Integer> rowtimes = new HashMap<>();

    private Pipeline(Output output) {
        this.output = output;
    }

    /**
     * Compiles the plan's expressions, and takes up the state that is in the store; may take some hundred milliseconds.
     *
     * @throws IllegalArgumentException if a pump reads what comes of its own rows
     */
    public static Pipeline of(ApplicationPlan plan, PipelineContext context) {
        var pipeline = new Pipeline(context.output());
        var sources = new HashMap<String, List<PumpBuilder.Source>>();
        var writersLast = PumpOrder.writersFirst(plan);
        Collections.reverse(writersLast);
        var clocks = new Clocks(new Times(plan.pumps()), pipeline.timers);
        for (var pump : writersLast) {
            var builder = new PumpBuilder(new Pump(pump.name(), context, pipeline.timers), clocks);
            sources.put(pump.name(), builder.build(pump.plan(), row -> pipeline.enter(pump.stream(), row)));
        }
        // Pumps get a stream's rows in the order in which the code has them.
        plan.pumps()
                .forEach(pump -> sources.getOrDefault(pump.name(), List.of()).forEach(pipeline::read));
        return pipeline;
    }

    private void read(PumpBuilder.Source source) {
        var relation = source.scan().relation();
        readers.computeIfAbsent(relation, name -> new ArrayList<>()).add(source.rows());
        rowtimes.put(relation, RowtimeColumns.of(source.scan().rowType()));
    }

    /**
     * Takes an input stream's row.
     *
     * @param row as {@code ApplicationCompiler.inputType} says; its ROWTIME is not before that of any earlier row, or any earlier time.
     *     It is kept, and must not be changed.
     */
    public void row(String inputStream, @Nullable Object[] row) {
        var rowtime = rowtimes.get(inputStream);
        if (rowtime != null && row[rowtime] instanceof Long millis) {
            timers.advance(millis);
        }
        enter(inputStream, row);
    }

    /** No row with an earlier ROWTIME will follow, so windows that end by then are closed. */
    public void time(long rowtimeMillis) {
        timers.advance(rowtimeMillis);
    }

    private void enter(String stream, @Nullable Object[] row) {
        output.row(stream, row);
        for (var reader : readers.getOrDefault(stream, List.of())) {
            reader.row(row);
        }
    }
}
