package io.kinefka.kcl.leases;

import io.kinefka.mapping.ShardCheckpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a lease table.
 *
 * @param streamIdentifier in the table of an application that reads several streams, {@code account:name:creation
 *     second}; else null
 * @param shardId as in the table
 * @param sequenceNumber the checkpoint: digits, or a word
 * @param subSequenceNumber the checkpoint's, not negative
 * @param pending the prepared checkpoint; null for none
 * @param parentShardIds of the shard
 * @param childShardIds of the shard
 * @param startingHashKey of the shard; null if the table does not have it
 * @param endingHashKey of the shard; null if the table does not have it
 */
public record Lease(
        @Nullable String streamIdentifier,
        String shardId,
        String sequenceNumber,
        long subSequenceNumber,
        ShardCheckpoint.@Nullable Pending pending,
        List<String> parentShardIds,
        List<String> childShardIds,
        @Nullable String startingHashKey,
        @Nullable String endingHashKey) {

    /** The primary key. */
    public String leaseKey() {
        return streamIdentifier == null ? shardId : streamIdentifier + ":" + shardId;
    }
}
