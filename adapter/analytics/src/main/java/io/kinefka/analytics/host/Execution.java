package io.kinefka.analytics.host;

import io.kinefka.analytics.run.ErrorRow;
import io.kinefka.analytics.run.Pipeline;
import io.kinefka.analytics.run.PipelineContext;
import io.kinefka.analytics.run.StateStore;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application's operators, between messages in their order and the outputs. */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final HostedApplication application;
    private final SystemColumns columns;
    private final Map<String, List<OutputSink>> sinks = new HashMap<>();
    private final Map<String, List<RelDataTypeField>> streams;
    private final Taps taps;
    private final Clock clock;
    private final Pipeline pipeline;
    private long rowtimeMillis;

    /** Makes sinks of outputs. */
    interface Sinks {
        OutputSink of(HostedOutput output, List<RelDataTypeField> columns);
    }

    /**
     * Takes up what is in the state.
     *
     * @param taps is shown all rows
     * @throws IllegalArgumentException if there is an output of a stream that is not there
     */
    Execution(
            HostedApplication application,
            SystemColumns columns,
            StateStore state,
            Sinks sinks,
            Taps taps,
            Clock clock) {
        this.application = application;
        this.columns = columns;
        this.taps = taps;
        this.clock = clock;
        streams = streams();
        application.outputs().forEach(output -> {
            List<RelDataTypeField> visible = streams.get(output.stream());
            if (visible == null) {
                throw new IllegalArgumentException("There is no stream \"" + output.stream() + "\"");
            }
            this.sinks
                    .computeIfAbsent(output.stream(), name -> new ArrayList<>())
                    .add(sinks.of(output, visible));
        });
        pipeline = Pipeline.of(
                application.plan(),
                new PipelineContext(state, application.references(), this::output, this::failed, clock));
        taps.kept().forEach(this::tail);
    }

    /** A message that is next in the order. */
    void take(int task, Message message) {
        rowtimeMillis = message.timeMillis();
        if (message.kind() == Message.Kind.MALFORMED) {
            failed(ErrorStream.malformed(message.reason(), message.data(), rowtimeMillis, clock.millis()));
        } else if (message.layout() == columns.layout()) {
            List<String> streams = application.input().streams();
            @Nullable Object[] row = message.row();
            columns.stamp(row, rowtimeMillis);
            pipeline.row(streams.get(task % streams.size()), row);
        } else {
            LOG.atWarn()
                    .addKeyValue("application", application.name())
                    .log("A row was read before the input's schema was changed, and is left out");
        }
    }

    /** Nothing earlier will come. */
    void time(long millis) {
        if (millis > rowtimeMillis) {
            rowtimeMillis = millis;
            pipeline.time(millis);
        }
    }

    /** Somebody wants to see a stream's rows; nobody will if there is no such stream. */
    void tail(TailWish wish) {
        List<RelDataTypeField> visible = streams.get(wish.stream());
        if (visible != null) {
            taps.open(wish, visible);
        }
    }

    private void output(String stream, @Nullable Object[] row) {
        taps.row(stream, row, rowtimeMillis);
        List<OutputSink> found = sinks.get(stream);
        if (found != null) {
            found.forEach(sink -> sink.row(row, rowtimeMillis));
        }
    }

    private void failed(ErrorRow error) {
        output(ErrorStream.NAME, ErrorStream.row(error));
    }

    /** The visible columns of all streams. */
    private Map<String, List<RelDataTypeField>> streams() {
        Map<String, List<RelDataTypeField>> streams = new HashMap<>();
        streams.put(ErrorStream.NAME, ErrorStream.columns());
        application.input().streams().forEach(name -> streams.put(name, columns.visible()));
        for (ApplicationPlan.Stream stream : application.plan().streams()) {
            List<RelDataTypeField> fields = stream.rowType().getFieldList();
            streams.put(stream.name(), fields.subList(0, fields.size() - 1));
        }
        return streams;
    }
}
