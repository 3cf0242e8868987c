package io.kinefka.log.read;

import io.kinefka.encryption.KeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A consumer that stays where the last read ended, with what it had fetched beyond. Not thread-safe. */
final class PositionedConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordOpener opener;
    private final Duration deadline;
    private final Clock clock;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
    private @Nullable Place place;

    /** Where the consumer stands: the next record it hands out is the first at or after the offset. */
    private record Place(TopicPartition partition, Instant incarnation, long offset) {}

    PositionedConsumer(KafkaConsumer<byte[], byte[]> consumer, RecordOpener opener, Duration deadline, Clock clock) {
        this.consumer = consumer;
        this.opener = opener;
        this.deadline = deadline;
        this.clock = clock;
    }

    ReadResult read(ReadPosition from, ReadLimits limits) {
        var partition = new TopicPartition(from.topic(), from.partition());
        var wanted = new Place(partition, from.incarnation(), from.offset());
        if (!wanted.equals(place)) {
            moveTo(partition, from.offset());
        }
        place = null;
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var records = collect(partition, Math.min(end, from.endOffset()), limits);
        long next = Math.max(
                fetched.isEmpty()
                        ? consumer.position(partition)
                        : fetched.getFirst().offset(),
                from.offset());
        place = new Place(partition, from.incarnation(), next);
        return new ReadResult(records, next, millisBehind(next, end, records));
    }

    private void moveTo(TopicPartition partition, long offset) {
        fetched.clear();
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
    }

    private RecordBatch collect(TopicPartition partition, long end, ReadLimits limits) {
        var records = new ArrayList<LogRecord>();
        long bytes = 0;
        boolean horizonPassed = false;
        long until = System.nanoTime() + deadline.toNanos();
        while (records.size() < limits.recordsMax() && fetch(partition, end, until)) {
            var first = fetched.getFirst();
            if (first.offset() >= end) {
                break;
            }
            if (!horizonPassed) {
                horizonPassed = true;
                if (first.timestamp() < limits.horizon().toEpochMilli()) {
                    moveToHorizon(partition, limits.horizon(), end);
                    continue;
                }
            }
            long size = size(first);
            if (!records.isEmpty() && bytes + size > limits.bytesMax()) {
                break;
            }
            try {
                records.add(opener.open(first));
            } catch (KeyException e) {
                if (records.isEmpty()) {
                    throw e;
                }
                // What can be read before it is not held back.
                break;
            }
            bytes += size;
            fetched.removeFirst();
        }
        return new RecordBatch(records);
    }

    /** Makes sure that a record is at hand; false when there is none before the end, or not in time. */
    private boolean fetch(TopicPartition partition, long end, long until) {
        while (fetched.isEmpty()) {
            if (consumer.position(partition) >= end || System.nanoTime() >= until) {
                return false;
            }
            try {
                consumer.poll(POLL).records(partition).forEach(fetched::addLast);
            } catch (OffsetOutOfRangeException e) {
                // What lay here has expired.
                consumer.seekToBeginning(List.of(partition));
            }
        }
        return true;
    }

    /** Kafka deletes whole segments, so there can be older records than a reader may see. */
    private void moveToHorizon(TopicPartition partition, Instant horizon, long end) {
        var found = consumer.offsetsForTimes(Map.of(partition, horizon.toEpochMilli()))
                .get(partition);
        moveTo(partition, found == null ? end : found.offset());
    }

    private static long size(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return (long) Math.max(0, kafkaRecord.serializedKeySize()) + Math.max(0, kafkaRecord.serializedValueSize());
    }

    private long millisBehind(long next, long end, List<LogRecord> records) {
        if (next >= end) {
            return 0;
        }
        long arrival;
        if (!fetched.isEmpty()) {
            arrival = fetched.getFirst().timestamp();
        } else if (!records.isEmpty()) {
            arrival = records.get(records.size() - 1).arrivalMillis();
        } else {
            return 1;
        }
        return Math.max(1, clock.millis() - arrival);
    }

    /** Gives up the position after a failure. */
    void forget() {
        place = null;
        fetched.clear();
    }

    /** Ends a call that is waiting on another thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
