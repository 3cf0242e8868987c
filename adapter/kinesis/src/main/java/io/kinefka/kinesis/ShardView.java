package io.kinefka.kinesis;

import io.kinefka.mapping.HashKeyRange;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import org.jspecify.annotations.Nullable;

/** A shard as the API shows it. */
record ShardView(
        String shardId,
        @Nullable String parentShardId,
        @Nullable String adjacentParentShardId,
        HashKeys hashKeyRange,
        SequenceNumbers sequenceNumberRange) {

    record HashKeys(String startingHashKey, String endingHashKey) {

        static HashKeys of(HashKeyRange range) {
            return new HashKeys(range.start().toString(), range.end().toString());
        }
    }

    record SequenceNumbers(
            String startingSequenceNumber, @Nullable String endingSequenceNumber) {}

    static ShardView of(Shard shard) {
        return new ShardView(
                shard.id().toString(),
                text(shard.parent()),
                text(shard.adjacentParent()),
                HashKeys.of(shard.range()),
                new SequenceNumbers(
                        shard.startingSequenceNumber().toString(),
                        shard.endingSequenceNumber()
                                .map(SequenceNumber::toString)
                                .orElse(null)));
    }

    private static @Nullable String text(@Nullable ShardId id) {
        return id == null ? null : id.toString();
    }
}
