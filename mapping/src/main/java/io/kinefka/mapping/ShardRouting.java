package io.kinefka.mapping;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the partition of a native producer's record as Kinesis would: by the MD5 of its key. */
final class ShardRouting {

    private final ShardDirectory directory;
    private final Duration waitMax;
    private final Supplier<HashKey> keyless;
    private final Map<Integer, ShardMap> evenSplits = new ConcurrentHashMap<>();

    /**
     * @param waitMax how long a record waits for the directory to be complete
     * @param keyless draws a hash key for each record without a key; those have no order to keep, so they are spread
     */
    ShardRouting(ShardDirectory directory, Duration waitMax, Supplier<HashKey> keyless) {
        this.directory = directory;
        this.waitMax = waitMax;
        this.keyless = keyless;
    }

    /** A topic that is no stream is treated like a fresh stream with as many shards as it has partitions. */
    int partition(String topic, byte @Nullable [] key, int partitionCount) {
        HashKey hashKey = key == null ? keyless.get() : HashKey.ofPartitionKey(key);
        ShardMap shards = directory.shards(topic, waitMax).orElseGet(() -> evenSplit(partitionCount));
        return shards.route(hashKey).partition();
    }

    private ShardMap evenSplit(int partitionCount) {
        return evenSplits.computeIfAbsent(partitionCount, count -> ShardMap.evenSplit(count, 0));
    }
}
