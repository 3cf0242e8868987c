package io.kinefka.kcl.position;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Finds the offsets that TRIM_HORIZON, LATEST and AT_TIMESTAMP mean in a shard. Waits for Kafka's answer. */
public final class ShardOffsets {
    private static final long NONE = -1;

    private final Admin admin;
    private final Duration deadline;
    private final Clock clock;

    public ShardOffsets(Admin admin, Duration deadline, Clock clock) {
        this.admin = admin;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * The offset of the oldest record that has not expired, however much older ones Kafka still has.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public long trimHorizon(StreamMetadata stream, Shard shard) {
        return at(stream, shard, stream.horizon(clock.instant()));
    }

    /**
     * The offset that the next record will have, or the shard's end.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public long latest(StreamMetadata stream, Shard shard) {
        return within(shard, find(stream, shard, OffsetSpec.latest()));
    }

    /**
     * The offset of the first record that arrived at or after an instant, or {@link #latest} when none has.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public long at(StreamMetadata stream, Shard shard, Instant instant) {
        // The end comes first: asked for afterwards, it could lie behind records that have arrived in between.
        long end = latest(stream, shard);
        long found = find(stream, shard, OffsetSpec.forTimestamp(Math.max(0, instant.toEpochMilli())));
        return found == NONE ? end : within(shard, found);
    }

    private static long within(Shard shard, long offset) {
        Shard.Closure closure = shard.closure();
        long notBefore = Math.max(offset, shard.firstOffset());
        return closure == null ? notBefore : Math.min(notBefore, closure.endOffset());
    }

    private long find(StreamMetadata stream, Shard shard, OffsetSpec spec) {
        TopicPartition partition = new TopicPartition(stream.topic(), shard.partition());
        try {
            return admin.listOffsets(Map.of(partition, spec), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .partitionResult(partition)
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not tell an offset of " + partition, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
