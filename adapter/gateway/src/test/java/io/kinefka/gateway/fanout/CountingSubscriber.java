package io.kinefka.gateway.fanout;

import java.math.BigInteger;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/**
 * Is pushed the numbers 0, 1, 2 ... of a shard, subscribing again when time is up, and notices what does not fit. A number
 * may come again where its producer wrote it again, but no record may.
 */
final class CountingSubscriber {
    private final KinesisAsyncClient kinesis;
    private final String consumer;
    private final String shard;
    private final Queue<String> failures;
    private StartingPosition from =
            StartingPosition.builder().type(ShardIteratorType.TRIM_HORIZON).build();
    private BigInteger last = BigInteger.ZERO;
    private int records;
    // Written last, so that whoever reads it first sees the rest.
    private volatile long next;
    private volatile boolean closed;

    /**
     * Reads a shard for a consumer.
     *
     * @param failures where it says what went wrong
     */
    CountingSubscriber(KinesisAsyncClient kinesis, String consumer, String shard, Queue<String> failures) {
        this.kinesis = kinesis;
        this.consumer = consumer;
        this.shard = shard;
        this.failures = failures;
    }

    void subscribe() {
        CompletableFuture<Void> done = kinesis.subscribeToShard(
                request -> request.consumerARN(consumer).shardId(shard).startingPosition(from),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(SubscribeToShardResponseHandler.Visitor.builder()
                                .onSubscribeToShardEvent(this::count)
                                .build())
                        .build());
        var unused = done.whenComplete((nothing, failure) -> goOn(failure));
    }

    private void count(SubscribeToShardEvent event) {
        for (Record each : event.records()) {
            long number = Long.parseLong(each.data().asUtf8String());
            var sequenceNumber = new BigInteger(each.sequenceNumber());
            if (number > next || sequenceNumber.compareTo(last) <= 0) {
                failures.add(shard + ": " + number + " instead of " + next + " at " + sequenceNumber);
            }
            last = sequenceNumber;
            records++;
            next = Math.max(next, number + 1);
        }
        from = StartingPosition.builder()
                .type(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .sequenceNumber(event.continuationSequenceNumber())
                .build();
    }

    private void goOn(@Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (failure != null) {
            failures.add(shard + ": " + failure);
        } else {
            subscribe();
        }
    }

    String shard() {
        return shard;
    }

    /** How many different numbers it has been pushed. */
    long count() {
        return next;
    }

    /** How many records it has been pushed. */
    int records() {
        return records;
    }

    void close() {
        closed = true;
    }
}
