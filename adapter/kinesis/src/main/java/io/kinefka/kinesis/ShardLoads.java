package io.kinefka.kinesis;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has been written to each shard of on-demand streams since the loads were last taken. */
final class ShardLoads {
    private volatile Map<Place, Load> loads = new ConcurrentHashMap<>();

    record Place(StreamId stream, ShardId shard) {}

    /** A sum that many threads add to. */
    static final class Load {
        private final LongAdder bytes = new LongAdder();
        private final LongAdder records = new LongAdder();

        long bytes() {
            return bytes.sum();
        }

        long records() {
            return records.sum();
        }
    }

    void written(StreamMetadata stream, Shard shard, long bytes) {
        if (stream.mode() == StreamMode.ON_DEMAND) {
            var load = loads.computeIfAbsent(new Place(stream.id(), shard.id()), place -> new Load());
            load.bytes.add(bytes);
            load.records.increment();
        }
    }

    /** The loads; counting begins anew. */
    Map<Place, Load> take() {
        var taken = loads;
        loads = new ConcurrentHashMap<>();
        return taken;
    }
}
