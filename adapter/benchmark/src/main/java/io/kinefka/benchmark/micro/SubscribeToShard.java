package io.kinefka.benchmark.micro;

import io.kinefka.aws.EventSource;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pushes the same records again and again. */
final class SubscribeToShard implements Operation<SubscribeToShard.Input, SubscribeToShard.Output> {
    private final SubscribeToShardEvent event;

    record Input(String consumerARN, String shardId, Position startingPosition) {}

    record Position(String type) {}

    record Output(EventSource<SubscribeToShardEvent> eventStream) {}

    SubscribeToShard(List<RecordView> records) {
        event = new SubscribeToShardEvent(records, records.get(0).sequenceNumber(), 0);
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        return CompletableFuture.completedFuture(new Output(new EventSource<>() {
            @Override
            public CompletionStage<Optional<SubscribeToShardEvent>> next() {
                return CompletableFuture.completedFuture(Optional.of(event));
            }

            @Override
            public void cancel() {
                // Nothing waits.
            }
        }));
    }
}
