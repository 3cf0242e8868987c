package io.kinefka.kinesis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a subscriber is pushed at a time. */
record SubscribeToShardEvent(
        List<GetRecords.RecordView> records,
        @Nullable String continuationSequenceNumber,
        long millisBehindLatest,
        @Nullable List<ChildShardView> childShards) {}
