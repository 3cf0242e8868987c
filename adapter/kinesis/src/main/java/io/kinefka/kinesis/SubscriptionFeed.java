package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ReadResult;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * What a consumer's subscription to a shard gets everything from, and tells what it has published.
 *
 * @param consumer whose
 * @param shardId to which shard
 */
record SubscriptionFeed(KafkaLog log, StreamConsumer consumer, ShardId shardId, StreamTraffic traffic, Clock clock) {

    Instant now() {
        return clock.instant();
    }

    /**
     * The stream as it is now.
     *
     * @throws AwsException when it is gone, or the consumer has been deregistered
     */
    StreamMetadata stream() {
        var stream = StreamReference.findUsable(log.streams(), consumer.stream());
        var unused = log.consumers()
                .find(consumer.stream(), consumer.name())
                .filter(found -> found.createdAt().equals(consumer.createdAt()) && found.goneAt() == null)
                .orElseThrow(() -> KinesisErrors.consumerNotFound(consumer.stream(), consumer.name()));
        return stream;
    }

    /** Whether nothing has changed. */
    boolean isStill(StreamMetadata stream) {
        try {
            return stream().equals(stream);
        } catch (AwsException e) {
            return false;
        }
    }

    Shard shard(StreamMetadata stream) {
        return ShardReference.find(stream, shardId);
    }

    CompletionStage<ReadResult> read(ReadPosition from, ReadLimits limits) {
        return log.reader().read(from, limits);
    }

    /** Refuses to say that nothing has arrived where that is not known. */
    void requireReachable() {
        if (!log.isReady()) {
            throw KinesisErrors.unavailable();
        }
    }

    AwsException takenOver() {
        return KinesisErrors.subscribed(ConsumerReference.arn(consumer), shardId);
    }

    /** Measures an event, and returns the bytes of its records. */
    long published(SubscribeToShardEvent event) {
        var records = event.records().value();
        long bytes = records.stream()
                .mapToLong(one -> RecordSize.bytes(one.partitionKey(), one.data()))
                .sum();
        traffic.subscribeToShardEvent(consumer, records.size(), bytes, event.millisBehindLatest());
        return bytes;
    }

    /** Measures an event that could not be published because of us. */
    void failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof AwsException known && known.status() < 500)) {
            traffic.subscribeToShardEventFailed(consumer);
        }
    }
}
