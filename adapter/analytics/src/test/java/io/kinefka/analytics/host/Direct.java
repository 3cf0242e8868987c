package io.kinefka.analytics.host;

import io.kinefka.analytics.record.OutputFormat;
import io.kinefka.analytics.record.RowWriter;
import io.kinefka.analytics.run.Pipeline;
import io.kinefka.analytics.run.PipelineContext;
import io.kinefka.analytics.run.StateStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The application of {@link Clicks} without Kafka: what comes out of rows that are given in their order. */
final class Direct {
    private final Map<String, List<String>> lines = new HashMap<>();
    private final SystemColumns columns = new SystemColumns(Clicks.SCHEMA);
    private final Pipeline pipeline = Pipeline.of(
            Clicks.PLAN,
            new PipelineContext(new MapStore(), table -> List.of(), this::output, error -> {}, Clock.systemUTC()));

    void click(long rowtimeMillis, int id, String page) {
        @Nullable Object[] row = columns.complete(
                new Object[] {id, page}, SystemColumns.Arrival.of(rowtimeMillis, 0, null, Optional.empty()));
        columns.stamp(row, rowtimeMillis);
        pipeline.row(Clicks.SCHEMA.name(), row);
    }

    void time(long rowtimeMillis) {
        pipeline.time(rowtimeMillis);
    }

    List<String> lines(String stream) {
        return lines.getOrDefault(stream, List.of());
    }

    private void output(String stream, @Nullable Object[] row) {
        Clicks.PLAN.streams().stream()
                .filter(known -> known.name().equals(stream))
                .forEach(known -> {
                    var visible = known.rowType().getFieldList().subList(0, row.length - 1);
                    var line = RowWriter.of(OutputFormat.CSV, visible).write(row);
                    lines.computeIfAbsent(stream, name -> new ArrayList<>())
                            .add(new String(line, StandardCharsets.UTF_8).strip());
                });
    }

    private static final class MapStore implements StateStore {
        private final NavigableMap<byte[], byte[]> values = new TreeMap<>(Arrays::compareUnsigned);

        @Override
        public byte @Nullable [] get(byte[] key) {
            return values.get(key);
        }

        @Override
        public void put(byte[] key, byte @Nullable [] value) {
            if (value == null) {
                values.remove(key);
            } else {
                values.put(key, value);
            }
        }

        @Override
        public void forEachFrom(byte[] prefix, BiConsumer<byte[], byte[]> visitor) {
            values.tailMap(prefix, true).forEach((key, value) -> {
                if (Arrays.mismatch(prefix, key) == -1 || Arrays.mismatch(prefix, key) == prefix.length) {
                    visitor.accept(key, value);
                }
            });
        }
    }
}
