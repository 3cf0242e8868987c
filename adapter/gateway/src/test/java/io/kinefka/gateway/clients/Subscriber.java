package io.kinefka.gateway.clients;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** A subscription of the AWS SDK, with everything that it was pushed. */
final class Subscriber {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    final List<SubscribeToShardEvent> events = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> ended;

    private Subscriber(KinesisAsyncClient kinesis, String consumer, String shard, StartingPosition from) {
        ended = kinesis.subscribeToShard(
                request -> request.consumerARN(consumer).shardId(shard).startingPosition(from),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(SubscribeToShardResponseHandler.Visitor.builder()
                                .onSubscribeToShardEvent(events::add)
                                .build())
                        .build());
    }

    static Subscriber begin(KinesisAsyncClient kinesis, String consumer, String shard, StartingPosition from) {
        return new Subscriber(kinesis, consumer, shard, from);
    }

    List<String> data() {
        return events.stream()
                .flatMap(event -> event.records().stream())
                .map(Record::data)
                .map(data -> data.asUtf8String())
                .toList();
    }

    SubscribeToShardEvent last() {
        return events.get(events.size() - 1);
    }

    void await(BooleanSupplier condition) {
        Awaitility.await().atMost(DEADLINE).until(condition::getAsBoolean);
    }
}
