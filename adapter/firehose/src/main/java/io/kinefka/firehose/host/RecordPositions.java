package io.kinefka.firehose.host;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.source.KinesisPosition;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells where in its Kinesis stream a record is, if somebody wants to know. */
interface RecordPositions {

    /** The place of a record in a partition, or null if it has none or nobody needs it. */
    @Nullable KinesisPosition position(int partition, long offset, long arrivalMillis);

    /** Only Lambda functions are told. */
    static RecordPositions of(DeliveryStreamConfig config, StreamShards shards) {
        boolean isTold =
                config.destination().processing().find(Processor.Lambda.class).isPresent();
        if (!isTold || !(config.source() instanceof Source.KinesisStream stream)) {
            return (partition, offset, arrivalMillis) -> null;
        }
        return (partition, offset, arrivalMillis) -> shards.shards(stream.arn())
                .flatMap(known -> shard(known, partition, offset))
                .map(shard -> new KinesisPosition(
                        shard.id().toString(),
                        shard.sequenceNumber(offset, arrivalMillis).toString()))
                .orElse(null);
    }

    private static Optional<Shard> shard(ShardMap shards, int partition, long offset) {
        return shards.all().stream()
                .filter(shard -> shard.partition() == partition && shard.firstOffset() <= offset)
                .filter(shard ->
                        shard.closure() == null || offset < shard.closure().endOffset())
                .findFirst();
    }
}
