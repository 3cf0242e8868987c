package io.kinefka.kinesis;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told, as text. */
final class RecordingMeter implements ShardMeter {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void written(StreamMetadata stream, Shard shard, long bytes) {
        events.add("written " + bytes);
    }

    @Override
    public void writeThrottled(StreamMetadata stream, Shard shard) {
        events.add("write throttled");
    }

    @Override
    public void read(StreamMetadata stream, Shard shard, int records, long bytes, long ageMillis) {
        events.add("read " + records + " of " + bytes);
    }

    @Override
    public void readThrottled(StreamMetadata stream, Shard shard) {
        events.add("read throttled");
    }
}
