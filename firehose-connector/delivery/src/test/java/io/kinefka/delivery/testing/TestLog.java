package io.kinefka.delivery.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A topic in memory, with committed offsets. */
public final class TestLog {
    public static final SourcePartition PARTITION = new SourcePartition("topic", 0);

    private final Map<SourcePartition, List<SourceRecord>> records = new HashMap<>();
    private final Map<SourcePartition, Long> committed = new HashMap<>();

    public void append(String text, Instant arrival) {
        append(PARTITION, text.getBytes(UTF_8), arrival);
    }

    public void append(SourcePartition partition, byte[] data, Instant arrival) {
        List<SourceRecord> log = records.computeIfAbsent(partition, made -> new ArrayList<>());
        log.add(new SourceRecord(partition, log.size(), arrival.toEpochMilli(), ByteBuffer.wrap(data)));
    }

    public Set<SourcePartition> partitions() {
        return records.keySet();
    }

    List<SourceRecord> records(SourcePartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    /** Where reading begins after a crash. */
    public long committed(SourcePartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    /** Commits never go back here, as those of a zombie would in Kafka. */
    void commit(SourcePartition partition, long offset) {
        committed.merge(partition, offset, Math::max);
    }

    /** Whether everything is committed. */
    public boolean isDone() {
        return partitions().stream()
                .allMatch(
                        partition -> committed(partition) == records(partition).size());
    }
}
