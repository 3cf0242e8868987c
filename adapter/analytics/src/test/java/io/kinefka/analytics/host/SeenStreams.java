package io.kinefka.analytics.host;

import io.kinefka.analytics.record.InputFormat;
import io.kinefka.analytics.record.JsonPath;
import io.kinefka.analytics.record.OutputFormat;
import io.kinefka.analytics.record.RowReader;
import io.kinefka.analytics.record.RowWriter;
import io.kinefka.analytics.run.ReferenceTables;
import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Code to which streams are added, by which the rows of all its streams, the input's too, go out together with their ROWTIME. */
final class SeenStreams {
    static final String ERRORS_SUFFIX = "-errors";
    private static final String ADDED = "_SEEN";

    private final TableSchema input;
    private final ApplicationPlan plan;
    /** The added streams by those whose rows they show. */
    private final Map<String, List<RelDataTypeField>> seen = new LinkedHashMap<>();

    /** Of code with one input. */
    SeenStreams(String code, TableSchema input, List<TableSchema> references) {
        this.input = input;
        Map<String, List<RelDataTypeField>> columns = new LinkedHashMap<>();
        columns.put(input.name(), inputColumns());
        ApplicationCompiler.compile(code, List.of(input), references).streams().forEach(stream -> {
            List<RelDataTypeField> fields = stream.rowType().getFieldList();
            columns.put(stream.name(), fields.subList(0, fields.size() - 1));
        });
        StringBuilder more = new StringBuilder(code);
        columns.forEach((stream, fields) -> more.append(added(stream, fields)));
        plan = ApplicationCompiler.compile(more.toString(), List.of(input), references);
        columns.keySet().forEach(stream -> {
            List<RelDataTypeField> fields = type(stream + ADDED).getFieldList();
            seen.put(stream, fields.subList(0, fields.size() - 1));
        });
    }

    private static String added(String stream, List<RelDataTypeField> columns) {
        String names =
                columns.stream().map(column -> ", \"" + column.getName() + "\"").collect(Collectors.joining());
        String declared = columns.stream()
                .map(column -> ", \"" + column.getName() + "\" " + sql(column.getType()))
                .collect(Collectors.joining());
        return """
                CREATE STREAM "%1$s_SEEN" ("ROW_TIME" TIMESTAMP%2$s);
                CREATE PUMP "%1$s_SEEN_PUMP" AS INSERT INTO "%1$s_SEEN" SELECT STREAM "%1$s".ROWTIME%3$s FROM "%1$s";
                """.formatted(stream, declared, names);
    }

    private static String sql(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR -> type.getSqlTypeName() + "(" + type.getPrecision() + ")";
            case DECIMAL -> "DECIMAL(" + type.getPrecision() + ", " + type.getScale() + ")";
            default -> type.getSqlTypeName().name();
        };
    }

    /** The application, which reads a topic and writes to topics that are named after it. */
    HostedApplication application(String topic, ReferenceTables references) {
        return new HostedApplication(
                topic,
                topic,
                1,
                plan,
                new HostedInput(topic, List.of(input.name()), input, format(inputColumns()), Optional.empty()),
                Stream.concat(
                                seen.keySet().stream()
                                        .map(stream -> output(stream + ADDED, OutputFormat.JSON, topic(topic, stream))),
                                Stream.of(output(ErrorStream.NAME, OutputFormat.JSON, topic + ERRORS_SUFFIX)))
                        .toList(),
                references,
                Instant.EPOCH,
                HostedApplication.Guarantee.EXACTLY_ONCE);
    }

    private static HostedOutput output(String stream, OutputFormat format, String topic) {
        return new HostedOutput(stream, format, new HostedOutput.Target.DeliveryStream(topic));
    }

    /** All streams that are seen. */
    List<String> streams() {
        return List.copyOf(seen.keySet());
    }

    /** The topic with a stream's rows. */
    static String topic(String topic, String stream) {
        return topic + suffix(stream);
    }

    static String suffix(String stream) {
        return "-" + stream.toLowerCase(Locale.ROOT);
    }

    /** A record of the input. */
    byte[] data(@Nullable Object[] row) {
        return RowWriter.of(OutputFormat.JSON, inputColumns()).write(row);
    }

    /** The row that was seen of a stream, its ROWTIME at the end. */
    @Nullable Object[] row(String stream, byte[] data) {
        @Nullable Object[] read = read(Objects.requireNonNull(seen.get(stream)), data);
        @Nullable Object[] row = new @Nullable Object[read.length];
        System.arraycopy(read, 1, row, 0, read.length - 1);
        row[read.length - 1] = read[0];
        return row;
    }

    /** The columns of an error. */
    static @Nullable Object[] error(byte[] data) {
        return read(ErrorStream.columns(), data);
    }

    /** The type of a stream that code has created. */
    RelDataType type(String stream) {
        return plan.streams().stream()
                .filter(known -> known.name().equals(stream))
                .findFirst()
                .orElseThrow()
                .rowType();
    }

    private List<RelDataTypeField> inputColumns() {
        return new SystemColumns(input).visible();
    }

    private static InputFormat format(List<RelDataTypeField> columns) {
        return new InputFormat.Json(
                JsonPath.parse("$"),
                columns.stream()
                        .map(column -> JsonPath.parse("$." + column.getName()))
                        .toList());
    }

    private static @Nullable Object[] read(List<RelDataTypeField> columns, byte[] data) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        RowReader.of(format(columns), columns).read(data, new RowReader.Rows() {
            @Override
            public void row(@Nullable Object[] row) {
                rows.add(row);
            }

            @Override
            public void malformed(String reason) {
                throw new AssertionError(reason);
            }
        });
        return rows.get(0);
    }
}
