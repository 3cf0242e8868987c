package io.kinefka.kinesis;

import io.kinefka.aws.EventSource;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.claim.Claim;
import io.kinefka.log.consumer.ConsumerStatus;
import io.kinefka.log.consumer.StreamConsumer;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has the records of a shard pushed to a consumer as they arrive. */
final class SubscribeToShard implements Operation<SubscribeToShard.Input, SubscribeToShard.Output> {
    /** A subscription gives way to a later one, but not this soon. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(5);

    private final KafkaLog log;
    private final ShardPositions positions;
    private final KinesisSettings settings;
    private final StreamTraffic traffic;
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
            KafkaLog log, ShardPositions positions, KinesisSettings settings, StreamTraffic traffic, Clock clock) {
        this.log = log;
        this.positions = positions;
        this.settings = settings;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var reference = ConsumerReference.resolve(null, null, input.consumerARN());
        var stream = StreamReference.findUsable(log.streams(), reference.stream());
        var consumer = reference.find(log.consumers());
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
        if (!settings.limits().fanOut().tryCall(ConsumerReference.arn(consumer), stream.id(), shardId)) {
            traffic.subscribeToShardThrottled(consumer);
            throw KinesisErrors.subscribedTooOften(consumer, shardId);
        }
        return subscribe(consumer, stream, shard, positions.find("SubscribeToShard", wanted, stream, shard));
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

    private CompletionStage<Output> subscribe(
            StreamConsumer consumer, StreamMetadata stream, Shard shard, CompletionStage<Long> position) {
        return KinesisErrors.translated(position)
                .thenCompose(offset -> claim(consumer, shard.id())
                        .thenApply(claim -> new Output(begin(consumer, stream, shard, offset, claim))))
                .whenComplete((output, failure) -> traffic.subscribeToShard(consumer, failure));
    }

    private CompletionStage<Claim> claim(StreamConsumer consumer, ShardId shard) {
        var arn = ConsumerReference.arn(consumer);
        return KinesisErrors.translated(log.claims().take(arn + " " + shard, UNDISTURBED))
                .thenApply(given -> given.orElseThrow(() -> KinesisErrors.subscribed(arn, shard)));
    }

    private ShardSubscription begin(
            StreamConsumer consumer, StreamMetadata stream, Shard shard, long offset, Claim claim) {
        return new ShardSubscription(
                new SubscriptionFeed(log, consumer, shard.id(), traffic, clock),
                log.tails().take(stream.topic(), shard.partition(), stream.createdAt()),
                claim,
                new Pace(settings.limits().fanOut().bytesPerSecond(), clock),
                offset,
                settings.subscription());
    }
}
