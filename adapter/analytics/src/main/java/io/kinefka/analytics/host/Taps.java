package io.kinefka.analytics.host;

import io.kinefka.analytics.record.OutputFormat;
import io.kinefka.analytics.record.RowWriter;
import io.kinefka.analytics.row.RowSerializer;
import io.kinefka.analytics.sql.validate.SqlTypes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows rows to those who watch streams, beside everything that the application does: what becomes of that changes nothing for it. While nobody
 * watches there is nothing to do. For one thread.
 */
final class Taps {
    private static final Logger LOG = LoggerFactory.getLogger(Taps.class);
    private static final long OVERDUE_MILLIS = 10_000;

    private static final byte[] KEY = {2};

    private final Supplier<TailOutlet> outlets;
    private final KeyValueStore<Bytes, byte[]> store;
    private final Clock clock;
    private final Map<String, Tap> byTopic = new HashMap<>();
    private @Nullable TailOutlet outlet;
    private long message;
    private int rows;

    /** One who watches. */
    private static final class Tap {
        private final String stream;
        private final int columns;
        private final RowWriter writer;
        private final AtomicLong leftOut = new AtomicLong();
        private long validUntilMillis;
        private boolean isOverdue;

        Tap(String stream, List<RelDataTypeField> visible) {
            this.stream = stream;
            columns = visible.size();
            SqlTypes types = new SqlTypes();
            writer = RowWriter.of(
                    OutputFormat.JSON,
                    types.builder()
                            .add("ROWTIME", types.createSqlType(SqlTypeName.TIMESTAMP))
                            .addAll(visible)
                            .build()
                            .getFieldList());
        }

        byte[] json(@Nullable Object[] row, long rowtimeMillis) {
            @Nullable Object[] shown = new Object[columns + 1];
            // A row of the error stream has none of its own.
            shown[0] = row.length > columns && row[columns] instanceof Long own ? own : Long.valueOf(rowtimeMillis);
            System.arraycopy(row, 0, shown, 1, columns);
            return writer.write(shown);
        }
    }

    /**
     * Opens an outlet when somebody watches.
     *
     * @param store keeps who watches, for a task that goes on for this one
     */
    Taps(Supplier<TailOutlet> outlets, KeyValueStore<Bytes, byte[]> store, Clock clock) {
        this.outlets = outlets;
        this.store = store;
        this.clock = clock;
    }

    /** What those want who were watching when the task that was before this one stopped. */
    List<TailWish> kept() {
        List<TailWish> kept = new ArrayList<>();
        try (var found = store.prefixScan(KEY, new ByteArraySerializer())) {
            found.forEachRemaining(entry -> kept.add(TailWish.of(RowSerializer.deserialize(entry.value))));
        }
        return kept;
    }

    /** What follows comes of the message at that offset. */
    void next(long offset) {
        message = offset;
        rows = 0;
        if (!byTopic.isEmpty()) {
            long now = clock.millis();
            byTopic.entrySet().removeIf(tap -> isAbandoned(tap.getKey(), tap.getValue(), now));
            closeIfUnused();
        }
    }

    private boolean isAbandoned(String topic, Tap tap, long now) {
        if (now <= tap.validUntilMillis) {
            return false;
        }
        if (!tap.isOverdue) {
            // After a pause, what has been said meanwhile is still to be read.
            tap.isOverdue = true;
            tap.validUntilMillis = now + OVERDUE_MILLIS;
            return false;
        }
        if (outlet != null) {
            outlet.remove(topic);
        }
        store.put(key(topic), null);
        return true;
    }

    /**
     * Shows the rows of a stream for some time, says that it will, or ends it.
     *
     * @param visible the stream's columns
     */
    void open(TailWish wish, List<RelDataTypeField> visible) {
        if (outlet == null) {
            outlet = outlets.get();
        }
        Tap tap = byTopic.computeIfAbsent(wish.topic(), topic -> {
            store.put(key(topic), RowSerializer.serialize(wish.values()));
            return new Tap(wish.stream(), visible);
        });
        tap.validUntilMillis = clock.millis() + wish.validity().toMillis();
        tap.isOverdue = false;
        send(wish.topic(), tap, new byte[0]);
        if (wish.validity().isZero()) {
            byTopic.remove(wish.topic());
            store.put(key(wish.topic()), null);
            closeIfUnused();
        }
    }

    /** A row has entered a stream. */
    void row(String stream, @Nullable Object[] row, long rowtimeMillis) {
        if (byTopic.isEmpty()) {
            return;
        }
        rows++;
        byTopic.forEach((topic, tap) -> {
            if (tap.stream.equals(stream)) {
                show(topic, tap, row, rowtimeMillis);
            }
        });
    }

    private void show(String topic, Tap tap, @Nullable Object[] row, long rowtimeMillis) {
        try {
            send(topic, tap, tap.json(row, rowtimeMillis));
        } catch (RuntimeException e) {
            tap.leftOut.incrementAndGet();
            LOG.atWarn().addKeyValue("stream", tap.stream).setCause(e).log("A row cannot be shown");
        }
    }

    private void send(String topic, Tap tap, byte[] json) {
        if (outlet != null) {
            TailedRow.Position position = new TailedRow.Position(message, rows);
            outlet.offer(topic, TailedRow.key(position, tap.leftOut.get()), json, tap.leftOut::incrementAndGet);
        }
    }

    private void closeIfUnused() {
        if (byTopic.isEmpty()) {
            close();
        }
    }

    private static Bytes key(String topic) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(KEY, KEY.length + name.length);
        System.arraycopy(name, 0, key, KEY.length, name.length);
        return Bytes.wrap(key);
    }

    /** Shows nothing more here. */
    void close() {
        byTopic.clear();
        if (outlet != null) {
            outlet.close();
            outlet = null;
        }
    }
}
