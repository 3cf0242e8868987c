package io.kinefka.kinesis;

import io.kinefka.log.read.ReadResult;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;

/** Passes on what happens to shards, for the streams of which somebody wants to know. */
final class ShardActivity {
    private final ShardMeter meter;
    private final ShardLoads loads;
    private final StreamTraffic traffic;

    ShardActivity(ShardMeter meter, ShardLoads loads, StreamTraffic traffic) {
        this.meter = meter;
        this.loads = loads;
        this.traffic = traffic;
    }

    /** What measures whole calls. */
    StreamTraffic traffic() {
        return traffic;
    }

    void written(StreamMetadata stream, Shard shard, long bytes) {
        loads.written(stream, shard, bytes);
        if (isMetered(stream)) {
            meter.written(stream, shard, bytes);
            traffic.written(stream, shard, bytes);
        }
    }

    void writeThrottled(StreamMetadata stream, Shard shard) {
        traffic.writeThrottled(stream, shard);
        if (isMetered(stream)) {
            meter.writeThrottled(stream, shard);
        }
    }

    void read(StreamMetadata stream, Shard shard, Instant began, ReadResult found) {
        int records = found.records().size();
        long bytes = found.records().stream()
                .mapToLong(one -> RecordSize.bytes(one.partitionKey(), one.data()))
                .sum();
        traffic.getRecords(stream, began, records, bytes, found.millisBehind());
        if (isMetered(stream)) {
            traffic.read(stream, shard, records, bytes, found.millisBehind());
            meter.read(stream, shard, records, bytes, found.millisBehind());
        }
    }

    void readThrottled(StreamMetadata stream, Shard shard) {
        traffic.readThrottled(stream, shard);
        if (isMetered(stream)) {
            meter.readThrottled(stream, shard);
        }
    }

    private static boolean isMetered(StreamMetadata stream) {
        return !stream.options().shardLevelMetrics().isEmpty();
    }
}
