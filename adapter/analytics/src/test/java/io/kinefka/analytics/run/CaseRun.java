package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.ApplicationText;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Runs a case, and writes down what comes of it. */
public final class CaseRun {
    private final boolean restarts;
    private final ApplicationPlan plan;
    private final Map<String, RelDataType> types = new HashMap<>();
    private final Map<String, List<@Nullable Object[]>> tables = new HashMap<>();
    private final MapStore store = new MapStore();
    private final StringBuilder text = new StringBuilder();
    private Pipeline pipeline;

    private CaseRun(CaseFile file, boolean restarts) {
        this.restarts = restarts;
        var application = ApplicationText.of(file.code());
        plan = ApplicationCompiler.compile(file.code(), application.inputs(), application.references());
        application.inputs().forEach(input -> types.put(input.name(), ApplicationCompiler.inputType(input)));
        application.references().forEach(table -> types.put(table.name(), ApplicationCompiler.referenceType(table)));
        plan.streams().forEach(stream -> types.put(stream.name(), stream.rowType()));
        text.append(file.code());
        file.tables().forEach(this::table);
        pipeline = start();
    }

    /**
     * The case's text as it should be.
     *
     * @param restarts whether the application is stopped after every line, and another goes on
     */
    static String of(CaseFile file, boolean restarts) {
        var run = new CaseRun(file, restarts);
        file.inputs().forEach(run::input);
        return run.text.toString();
    }

    /** The case's text, and what comes of it later that day. */
    public static String untilMidnight(CaseFile file) {
        return of(file.andThen("time 23:59:59.999"), false);
    }

    private Pipeline start() {
        return Pipeline.of(
                plan,
                new PipelineContext(
                        store,
                        table -> tables.getOrDefault(table, List.of()),
                        this::output,
                        this::error,
                        Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC)));
    }

    private void table(String line) {
        text.append(line).append('\n');
        var parts = parts(line.substring("table ".length()));
        var name = parts.get(0);
        tables.computeIfAbsent(name, table -> new ArrayList<>())
                .add(CaseTypes.values(type(name), parts.subList(1, parts.size())));
    }

    private void input(String line) {
        text.append(line).append('\n');
        if (line.startsWith("time ")) {
            pipeline.time(CaseTypes.millis(line.substring("time ".length()).strip()));
        } else {
            var parts = parts(line.substring("row ".length()));
            var stream = parts.get(0).split(" ", 2)[0];
            var rowtime = parts.get(0).substring(stream.length()).strip();
            pipeline.row(stream, CaseTypes.streamRow(type(stream), rowtime, parts.subList(1, parts.size())));
        }
        if (restarts) {
            pipeline = start();
        }
    }

    private void output(String stream, @Nullable Object[] row) {
        if (plan.streams().stream().anyMatch(created -> created.name().equals(stream))) {
            text.append(CaseTypes.line(stream, type(stream), row)).append('\n');
        }
    }

    private void error(ErrorRow error) {
        text.append(
                "! %s %s | %s%n".formatted(error.pump(), CaseTypes.time(error.dataRowtimeMillis()), error.message()));
    }

    private RelDataType type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    private static List<String> parts(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
