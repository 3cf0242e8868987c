package io.kinefka.delivery;

import io.kinefka.delivery.buffer.PartitionOffsets;
import io.kinefka.delivery.buffer.Segment;
import io.kinefka.delivery.source.SourcePartition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The open segments, one for each lane and, if partitions are kept apart, partition. Hands over those that are full. */
final class Segments {
    /** Less is not worth a file. */
    private static final int SPILL_BYTES_MIN = 4 << 10;

    private final DeliveryResources resources;
    private final LaneRules rules;
    private final Grouping grouping;
    private final Deliveries deliveries;
    private final Map<Key, Segment> open = new LinkedHashMap<>();

    private record Key(Lane lane, @Nullable SourcePartition partition) {}

    Segments(DeliveryResources resources, LaneRules rules, Grouping grouping, Deliveries deliveries) {
        this.resources = resources;
        this.rules = rules;
        this.grouping = grouping;
        this.deliveries = deliveries;
    }

    void add(
            Lane lane, PartitionOffsets owner, long offset, int sub, long arrivalMillis, ByteBuffer data, Instant now) {
        Key key = new Key(lane, grouping == Grouping.TOGETHER ? null : owner.partition());
        Segment known = open.get(key);
        if (known != null && rules.isBeyond(lane, known, data.remaining())) {
            close(key, known, now);
        }
        Segment segment = open.computeIfAbsent(key, opened -> new Segment(resources.spill(), resources.budgets(), now));
        segment.add(owner, offset, sub, arrivalMillis, data);
        if (rules.isFull(lane, segment)) {
            close(key, segment, now);
        }
    }

    void closeDue(Instant now) {
        closeAll((key, segment) -> rules.isDue(key.lane(), segment, now), now);
    }

    /** Closes the one with the most bytes, if there is any. */
    boolean closeLargest(Instant now) {
        var largest = open.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().bytes()));
        largest.ifPresent(entry -> close(entry.getKey(), entry.getValue(), now));
        return largest.isPresent();
    }

    /** Moves to files what is in memory. */
    void spill() {
        open.values().stream()
                .filter(segment -> segment.heapBytes() >= SPILL_BYTES_MIN)
                .forEach(Segment::spill);
    }

    /** Forgets what others will read again, and delivers what is mixed with it. */
    void dropRevoked(Instant now) {
        open.values().removeIf(segment -> {
            boolean isRevoked = segment.span().isRevoked();
            if (isRevoked) {
                segment.release();
            }
            return isRevoked;
        });
        closeAll((key, segment) -> segment.span().isPartlyRevoked(), now);
    }

    void close() {
        open.values().forEach(Segment::release);
        open.clear();
    }

    private interface Choice {
        boolean isChosen(Key key, Segment segment);
    }

    private void closeAll(Choice choice, Instant now) {
        Predicate<Map.Entry<Key, Segment>> chosen = entry -> choice.isChosen(entry.getKey(), entry.getValue());
        List<Map.Entry<Key, Segment>> closing =
                new ArrayList<>(open.entrySet().stream().filter(chosen).toList());
        closing.forEach(entry -> close(entry.getKey(), entry.getValue(), now));
    }

    private void close(Key key, Segment segment, Instant now) {
        open.remove(key);
        deliveries.add(key.lane(), segment, now);
    }
}
