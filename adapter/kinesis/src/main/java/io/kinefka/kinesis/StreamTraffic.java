package io.kinefka.kinesis;

import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.log.metrics.Metrics;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Measures the traffic of streams, and of their shards where that is wanted, as AWS does in {@code AWS/Kinesis}. */
final class StreamTraffic {
    private static final String COUNT = "Count";
    private static final String BYTES = "Bytes";
    private static final String MILLISECONDS = "Milliseconds";

    private final Metrics metrics;
    private final Clock clock;

    StreamTraffic(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The moment at which a call begins. */
    Instant begin() {
        return clock.instant();
    }

    /** PutRecord has appended its record, or failed. */
    void putRecord(StreamMetadata stream, Instant began, long bytes, boolean succeeded) {
        if (succeeded) {
            incoming(stream, 1, bytes);
            add(stream, "PutRecord.Bytes", BYTES, bytes);
            add(stream, "PutRecord.Latency", MILLISECONDS, millisSince(began));
        }
        add(stream, "PutRecord.Success", COUNT, succeeded ? 1 : 0);
    }

    /** PutRecords has answered: so many records were appended, refused because of too many, and failed. */
    void putRecords(StreamMetadata stream, Instant began, Puts puts) {
        if (puts.succeeded > 0) {
            incoming(stream, puts.succeeded, puts.bytes);
            add(stream, "PutRecords.Bytes", BYTES, puts.bytes);
            add(stream, "PutRecords.Latency", MILLISECONDS, millisSince(began));
        }
        add(stream, "PutRecords.Records", COUNT, puts.succeeded);
        add(stream, "PutRecords.Success", COUNT, puts.succeeded > 0 ? 1 : 0);
        add(stream, "PutRecords.TotalRecords", COUNT, puts.succeeded + puts.throttled + puts.failed);
        add(stream, "PutRecords.SuccessfulRecords", COUNT, puts.succeeded);
        add(stream, "PutRecords.ThrottledRecords", COUNT, puts.throttled);
        add(stream, "PutRecords.FailedRecords", COUNT, puts.failed);
    }

    private void incoming(StreamMetadata stream, long records, long bytes) {
        add(stream, "IncomingRecords", COUNT, records);
        add(stream, "IncomingBytes", BYTES, bytes);
        add(stream, "WriteProvisionedThroughputExceeded", COUNT, 0);
    }

    /** What became of the records of one call. */
    static final class Puts {
        private long succeeded;
        private long bytes;
        private long throttled;
        private long failed;

        void succeed(long recordBytes) {
            succeeded++;
            bytes += recordBytes;
        }

        void throttle() {
            throttled++;
        }

        void fail() {
            failed++;
        }
    }

    /** GetRecords has found records. */
    void getRecords(StreamMetadata stream, Instant began, long records, long bytes, long ageMillis) {
        add(stream, "GetRecords.Records", COUNT, records);
        add(stream, "GetRecords.Bytes", BYTES, bytes);
        add(stream, "GetRecords.Latency", MILLISECONDS, millisSince(began));
        add(stream, "GetRecords.IteratorAgeMilliseconds", MILLISECONDS, ageMillis);
        add(stream, "GetRecords.Success", COUNT, 1);
        add(stream, "ReadProvisionedThroughputExceeded", COUNT, 0);
    }

    /** GetRecords has failed for another reason than too many calls. */
    void getRecordsFailed(StreamMetadata stream) {
        add(stream, "GetRecords.Success", COUNT, 0);
    }

    /** SubscribeToShard has answered. */
    void subscribeToShard(StreamConsumer consumer, @Nullable Throwable failure) {
        boolean inUse = failure != null && KinesisErrors.isSubscribed(failure);
        add(consumer, "SubscribeToShard.RateExceeded", COUNT, inUse ? 1 : 0);
        add(consumer, "SubscribeToShard.Success", COUNT, failure == null ? 1 : 0);
    }

    /** SubscribeToShard was refused because of too many. */
    void subscribeToShardThrottled(StreamConsumer consumer) {
        add(consumer, "SubscribeToShard.RateExceeded", COUNT, 1);
        add(consumer, "SubscribeToShard.Success", COUNT, 0);
    }

    /** A subscriber is sent an event. */
    void subscribeToShardEvent(StreamConsumer consumer, long records, long bytes, long millisBehind) {
        add(consumer, "SubscribeToShardEvent.Records", COUNT, records);
        add(consumer, "SubscribeToShardEvent.Bytes", BYTES, bytes);
        add(consumer, "SubscribeToShardEvent.MillisBehindLatest", MILLISECONDS, millisBehind);
        add(consumer, "SubscribeToShardEvent.Success", COUNT, 1);
    }

    /** A subscriber cannot be sent an event because of us. */
    void subscribeToShardEventFailed(StreamConsumer consumer) {
        add(consumer, "SubscribeToShardEvent.Success", COUNT, 0);
    }

    /** A record was appended to a shard. */
    void written(StreamMetadata stream, Shard shard, long bytes) {
        addToShard(stream, shard, "IncomingBytes", BYTES, bytes);
        addToShard(stream, shard, "IncomingRecords", COUNT, 1);
        addToShard(stream, shard, "WriteProvisionedThroughputExceeded", COUNT, 0);
    }

    /** A record was refused because of too many. */
    void writeThrottled(StreamMetadata stream, Shard shard) {
        add(stream, "WriteProvisionedThroughputExceeded", COUNT, 1);
        addToShard(stream, shard, "WriteProvisionedThroughputExceeded", COUNT, 1);
    }

    /** Records of a shard were read. */
    void read(StreamMetadata stream, Shard shard, long records, long bytes, long ageMillis) {
        addToShard(stream, shard, "OutgoingRecords", COUNT, records);
        addToShard(stream, shard, "OutgoingBytes", BYTES, bytes);
        addToShard(stream, shard, "IteratorAgeMilliseconds", MILLISECONDS, ageMillis);
        addToShard(stream, shard, "ReadProvisionedThroughputExceeded", COUNT, 0);
    }

    /** A read was refused because of too many. */
    void readThrottled(StreamMetadata stream, Shard shard) {
        add(stream, "GetRecords.Success", COUNT, 0);
        add(stream, "ReadProvisionedThroughputExceeded", COUNT, 1);
        addToShard(stream, shard, "ReadProvisionedThroughputExceeded", COUNT, 1);
    }

    private void addToShard(StreamMetadata stream, Shard shard, String metric, String unit, long value) {
        if (stream.options().shardLevelMetrics().contains(metric)) {
            add(new TrafficMetric(stream.id(), "ShardId", shard.id(), metric, unit), value);
        }
    }

    private void add(StreamMetadata stream, String metric, String unit, long value) {
        add(new TrafficMetric(stream.id(), null, null, metric, unit), value);
    }

    private void add(StreamConsumer consumer, String metric, String unit, long value) {
        add(new TrafficMetric(consumer.stream(), "ConsumerName", consumer.name(), metric, unit), value);
    }

    private void add(TrafficMetric metric, long value) {
        metrics.add(metric, (double) value, clock.millis());
    }

    private long millisSince(Instant began) {
        return Math.max(0, clock.millis() - began.toEpochMilli());
    }
}
