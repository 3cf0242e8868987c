package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.EventSource;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.consumer.ConsumerStatus;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has the records of a shard pushed to a consumer as they arrive. */
final class SubscribeToShard implements Operation<SubscribeToShard.Input, SubscribeToShard.Output> {
    private final KafkaLog log;
    private final ShardPositions positions;
    private final Subscriptions subscriptions;
    private final KinesisSettings settings;
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

    record Output(EventSource<SubscribeToShardEvent> eventStream) {}

    SubscribeToShard(
            KafkaLog log,
            ShardPositions positions,
            Subscriptions subscriptions,
            KinesisSettings settings,
            Clock clock) {
        this.log = log;
        this.positions = positions;
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var consumer =
                ConsumerReference.resolve(null, null, input.consumerARN()).find(log.consumers());
        var stream = StreamReference.findUsable(log.streams(), consumer.stream());
        if (consumer.status(clock.instant()) != ConsumerStatus.ACTIVE) {
            throw KinesisErrors.consumerNotActive(consumer);
        }
        var shardId = ShardReference.parse(input.shardId(), stream.id());
        var shard = ShardReference.find(stream, shardId);
        requireFitting(input.startingPosition());
        DryRun.endHere(input.dryRun());
        var wanted = new ShardPositions.Wanted(
                input.startingPosition().type(),
                input.startingPosition().sequenceNumber(),
                input.startingPosition().timestamp());
        return KinesisErrors.translated(positions.find("SubscribeToShard", wanted, stream, shard))
                .thenApply(offset -> begin(consumer, stream, shard, offset));
    }

    private void requireFitting(Position position) {
        boolean byNumber = position.type().endsWith("_SEQUENCE_NUMBER");
        if (byNumber && position.sequenceNumber() == null) {
            throw KinesisErrors.invalidArgument(
                    "SequenceNumber must be specified in StartingPosition for type " + position.type() + ".");
        }
        if (!byNumber && position.sequenceNumber() != null) {
            throw KinesisErrors.invalidArgument(
                    "SequenceNumber must not be specified in StartingPosition for type " + position.type() + ".");
        }
        Instant timestamp = position.timestamp();
        if (position.type().equals("AT_TIMESTAMP") && timestamp == null) {
            throw KinesisErrors.invalidArgument(
                    "Timestamp must be specified in StartingPosition for type AT_TIMESTAMP.");
        }
        if (timestamp != null && timestamp.isAfter(clock.instant())) {
            throw KinesisErrors.invalidArgument(
                    "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                            + " timestampInMillis: " + timestamp.toEpochMilli() + ", currentTimestampInMillis: "
                            + clock.millis());
        }
    }

    private Output begin(StreamConsumer consumer, StreamMetadata stream, Shard shard, long offset) {
        var place = new Subscriptions.Place(ConsumerReference.arn(consumer), shard.id());
        var seat = log.tails().take(stream.topic(), shard.partition(), stream.createdAt());
        var feed = new ShardSubscription.Feed(() -> newest(consumer), shard.id(), log.reader(), clock);
        var subscription = new ShardSubscription(
                feed, seat, offset, settings.subscription(), ended -> subscriptions.end(place, ended));
        try {
            subscriptions.begin(place, subscription);
        } catch (AwsException e) {
            seat.close();
            throw e;
        }
        return new Output(subscription);
    }

    /** The stream as it is now, for a consumer that still exists. */
    private StreamMetadata newest(StreamConsumer consumer) {
        var now = log.consumers()
                .find(consumer.stream(), consumer.name())
                .filter(found -> found.createdAt().equals(consumer.createdAt()))
                .orElseThrow(() -> KinesisErrors.consumerNotFound(consumer.stream(), consumer.name()));
        return StreamReference.findUsable(log.streams(), now.stream());
    }
}
