package io.kinefka.gateway.resharding;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Has a whole stream pushed to a consumer, every shard after its parents, subscribing again when time is up. */
final class LineageSubscriber {
    private static final StartingPosition TRIM_HORIZON =
            StartingPosition.builder().type(ShardIteratorType.TRIM_HORIZON).build();

    private final KinesisAsyncClient kinesis;
    private final String consumer;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    LineageSubscriber(KinesisAsyncClient kinesis, String consumer) {
        this.kinesis = kinesis;
        this.consumer = consumer;
    }

    /** The data of all records, in the order in which they came. */
    List<String> received() {
        return List.copyOf(received);
    }

    int count() {
        return received.size();
    }

    /** What went wrong. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    void begin(String shard) {
        if (begun.add(shard)) {
            subscribe(shard, TRIM_HORIZON);
        }
    }

    void close() {
        closed = true;
    }

    private void subscribe(String shard, StartingPosition from) {
        var last = new AtomicReference<@Nullable SubscribeToShardEvent>();
        CompletableFuture<Void> done = kinesis.subscribeToShard(
                request -> request.consumerARN(consumer).shardId(shard).startingPosition(from),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(SubscribeToShardResponseHandler.Visitor.builder()
                                .onSubscribeToShardEvent(event -> {
                                    event.records()
                                            .forEach(one ->
                                                    received.add(one.data().asUtf8String()));
                                    last.set(event);
                                })
                                .build())
                        .build());
        var unused = done.whenComplete((nothing, failure) -> goOn(shard, from, last.get(), failure));
    }

    private void goOn(
            String shard, StartingPosition from, @Nullable SubscribeToShardEvent last, @Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (failure != null) {
            failures.add(failure);
        } else if (last != null && last.continuationSequenceNumber() == null) {
            ended.add(shard);
            last.childShards().stream()
                    .filter(child -> ended.containsAll(child.parentShards()))
                    .map(ChildShard::shardId)
                    .forEach(this::begin);
        } else {
            subscribe(shard, last == null ? from : after(last));
        }
    }

    private static StartingPosition after(SubscribeToShardEvent last) {
        return StartingPosition.builder()
                .type(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .sequenceNumber(last.continuationSequenceNumber())
                .build();
    }
}
