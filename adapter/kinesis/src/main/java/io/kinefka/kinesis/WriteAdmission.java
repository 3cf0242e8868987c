package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.kinesis.limits.Faults;
import io.kinefka.kinesis.limits.Limits;
import io.kinefka.kinesis.limits.ShardLimits;
import io.kinefka.log.write.NewRecord;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Says of each record, before it is written, whether limits and faults let it pass. */
final class WriteAdmission {
    private final ShardLimits shards;
    private final Faults faults;
    private final ShardActivity activity;
    private final AtomicInteger turn = new AtomicInteger();

    WriteAdmission(Limits limits, ShardActivity activity) {
        this.activity = activity;
        shards = limits.shards();
        faults = limits.faults();
    }

    /** Why a record is not to be written; null when it is. Counts it in that case. */
    @Nullable AwsException refusal(StreamMetadata stream, NewRecord newRecord) {
        if (faults.failsPut(stream.id())) {
            return KinesisErrors.putFailed();
        }
        if (shards == ShardLimits.NONE) {
            return null;
        }
        var shard = shard(stream, newRecord);
        if (shards.tryWrite(stream.id(), shard.id(), RecordSize.bytes(newRecord.partitionKey(), newRecord.data()))) {
            return null;
        }
        activity.writeThrottled(stream, shard);
        return KinesisErrors.throttled(shard.id(), stream.id());
    }

    private Shard shard(StreamMetadata stream, NewRecord newRecord) {
        return switch (stream.options().recordDistribution()) {
            case USER_PARTITION_KEY -> stream.shards().route(newRecord.hashKey());
            // The writer deals such records out when it sends them; whoever counts in turn counts as many for each.
            case AUTO -> {
                var open = stream.shards().open();
                yield open.get(Math.floorMod(turn.getAndIncrement(), open.size()));
            }
        };
    }
}
