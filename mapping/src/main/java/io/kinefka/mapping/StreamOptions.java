package io.kinefka.mapping;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's owner may set besides retention, mode and tags.
 *
 * @param recordKibMax how large a record may be, partition key included: 1024 to 10240 KiB
 * @param encryptionKeyId the key that new records are encrypted with, as the owner named it; null for none
 * @param shardLevelMetrics which metrics are kept per shard, by their names on AWS
 * @param warmThroughputMibps the write throughput in MiB/s that the owner wants at any time; 0 for none
 * @param recordDistribution who decides in which shard a record goes
 */
public record StreamOptions(
        int recordKibMax,
        @Nullable String encryptionKeyId,
        SortedSet<String> shardLevelMetrics,
        int warmThroughputMibps,
        RecordDistribution recordDistribution) {

    /** What a stream has whose owner has set nothing. */
    public static final StreamOptions DEFAULT =
            new StreamOptions(1024, null, Collections.emptySortedSet(), 0, RecordDistribution.USER_PARTITION_KEY);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is outside its bounds
     */
    public StreamOptions {
        if (recordKibMax < 1024 || recordKibMax > 10240) {
            throw new IllegalArgumentException("Not a record size in KiB: " + recordKibMax);
        }
        if (warmThroughputMibps < 0) {
            throw new IllegalArgumentException("A throughput is not negative: " + warmThroughputMibps);
        }
        shardLevelMetrics = Collections.unmodifiableSortedSet(new TreeSet<>(shardLevelMetrics));
    }

    /** The key that new records are encrypted with; empty if they are not. */
    public Optional<String> encryptionKey() {
        return Optional.ofNullable(encryptionKeyId);
    }

    public StreamOptions withRecordKibMax(int newRecordKibMax) {
        return new StreamOptions(
                newRecordKibMax, encryptionKeyId, shardLevelMetrics, warmThroughputMibps, recordDistribution);
    }

    /** These options with that key, or without encryption when it is null. */
    public StreamOptions withEncryptionKey(@Nullable String newKeyId) {
        return new StreamOptions(recordKibMax, newKeyId, shardLevelMetrics, warmThroughputMibps, recordDistribution);
    }

    public StreamOptions withShardLevelMetrics(SortedSet<String> newMetrics) {
        return new StreamOptions(recordKibMax, encryptionKeyId, newMetrics, warmThroughputMibps, recordDistribution);
    }

    public StreamOptions withWarmThroughput(int newMibps) {
        return new StreamOptions(recordKibMax, encryptionKeyId, shardLevelMetrics, newMibps, recordDistribution);
    }

    public StreamOptions withRecordDistribution(RecordDistribution newDistribution) {
        return new StreamOptions(
                recordKibMax, encryptionKeyId, shardLevelMetrics, warmThroughputMibps, newDistribution);
    }
}
