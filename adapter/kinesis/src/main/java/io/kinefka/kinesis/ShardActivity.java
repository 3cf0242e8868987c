package io.kinefka.kinesis;

import io.kinefka.log.read.ReadResult;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;

/** Passes on what happens to shards, for the streams of which somebody wants to know. */
final class ShardActivity {
    private final ShardMeter meter;
    private final ShardLoads loads;

    ShardActivity(ShardMeter meter, ShardLoads loads) {
        this.meter = meter;
        this.loads = loads;
    }

    void written(StreamMetadata stream, Shard shard, long bytes) {
        loads.written(stream, shard, bytes);
        if (isMetered(stream)) {
            meter.written(stream, shard, bytes);
        }
    }

    void writeThrottled(StreamMetadata stream, Shard shard) {
        if (isMetered(stream)) {
            meter.writeThrottled(stream, shard);
        }
    }

    void read(StreamMetadata stream, Shard shard, ReadResult found) {
        if (isMetered(stream)) {
            long bytes = found.records().stream()
                    .mapToLong(one -> RecordSize.bytes(one.partitionKey(), one.data()))
                    .sum();
            meter.read(stream, shard, found.records().size(), bytes, found.millisBehind());
        }
    }

    void readThrottled(StreamMetadata stream, Shard shard) {
        if (isMetered(stream)) {
            meter.readThrottled(stream, shard);
        }
    }

    private static boolean isMetered(StreamMetadata stream) {
        return !stream.options().shardLevelMetrics().isEmpty();
    }
}
