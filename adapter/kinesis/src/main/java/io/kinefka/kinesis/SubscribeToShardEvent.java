package io.kinefka.kinesis;

import io.kinefka.aws.Shared;
import io.kinefka.log.read.RecordBatch;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a subscriber is pushed at a time. */
record SubscribeToShardEvent(
        Shared<List<GetRecords.RecordView>> records,
        @Nullable String continuationSequenceNumber,
        long millisBehindLatest,
        @Nullable List<ChildShardView> childShards) {

    /**
     * Tells what was found in a shard, and its children where it has ended.
     *
     * @param nextOffset where to go on
     */
    static SubscribeToShardEvent of(
            StreamMetadata stream, Shard shard, RecordBatch records, long nextOffset, long millisBehind, Instant now) {
        boolean ended = nextOffset >= ShardPositions.endOffset(shard);
        return new SubscribeToShardEvent(
                GetRecords.RecordView.of(shard, records),
                ended ? null : continuation(shard, records, nextOffset, now).toString(),
                millisBehind,
                ended ? ChildShardView.of(stream.shards(), shard) : null);
    }

    /** A number after which a next subscription goes on where this one has got to. */
    private static SequenceNumber continuation(Shard shard, RecordBatch records, long nextOffset, Instant now) {
        if (!records.isEmpty()) {
            var last = records.get(records.size() - 1);
            return shard.sequenceNumber(last.offset(), last.arrivalMillis());
        }
        return nextOffset == shard.firstOffset()
                ? shard.startingSequenceNumber()
                : shard.sequenceNumber(nextOffset - 1, now.toEpochMilli());
    }
}
