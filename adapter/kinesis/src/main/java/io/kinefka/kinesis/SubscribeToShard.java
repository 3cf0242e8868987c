package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.consumer.ConsumerStatus;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has the records of a shard pushed to a consumer. There is no push yet, only its checks. */
final class SubscribeToShard implements Operation<SubscribeToShard.Input, Void> {
    private final Streams streams;
    private final StreamConsumers consumers;
    private final Clock clock;

    record Input(
            String consumerARN,
            String shardId,
            Position startingPosition,
            @Nullable Boolean dryRun) {}

    record Position(
            String type,
            @Nullable String sequenceNumber,
            @Nullable Instant timestamp) {}

    SubscribeToShard(Streams streams, StreamConsumers consumers, Clock clock) {
        this.streams = streams;
        this.consumers = consumers;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var reference = ConsumerReference.resolve(null, null, input.consumerARN());
        var consumer = reference.find(consumers);
        var stream = StreamReference.findUsable(streams, reference.stream());
        if (consumer.status(clock.instant()) != ConsumerStatus.ACTIVE) {
            throw KinesisErrors.consumerNotActive(consumer);
        }
        ShardReference.find(stream, ShardReference.parse(input.shardId(), stream.id()));
        DryRun.endHere(input.dryRun());
        throw KinesisErrors.invalidArgument("Enhanced fan-out is not available on this endpoint yet.");
    }
}
