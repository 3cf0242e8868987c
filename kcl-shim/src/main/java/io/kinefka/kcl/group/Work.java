package io.kinefka.kcl.group;

import io.kinefka.kcl.catalog.Lineage;
import io.kinefka.kcl.catalog.TrackedStream;
import io.kinefka.kcl.position.GroupProgress;
import io.kinefka.kcl.position.ShardOffsets;
import io.kinefka.kcl.shard.RecordTranslation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.retrieval.AggregatorUtil;

/**
 * What all shards of this worker have in common.
 *
 * @param factory makes the application's record processors
 * @param aggregation takes aggregated records apart
 * @param translation makes KCL's records of Kafka's
 * @param lineage a stream's shards as they are now; empty if it is gone
 * @param offsets finds offsets of instants
 * @param progress what other workers have committed
 * @param settings the application's choices
 * @param multiStream whether it reads several streams, so that leases are named after their stream too
 * @param executor runs record processors
 * @param timer wakes those up that wait
 * @param clock tells how far behind a record is
 */
public record Work(
        ShardRecordProcessorFactory factory,
        AggregatorUtil aggregation,
        RecordTranslation translation,
        Function<TrackedStream, Optional<Lineage>> lineage,
        ShardOffsets offsets,
        GroupProgress progress,
        Settings settings,
        boolean multiStream,
        Executor executor,
        ScheduledExecutorService timer,
        Clock clock) {

    /**
     * Choices of the application.
     *
     * @param recordsMax how many records from Kafka a call of {@code processRecords} is made of at most
     * @param retryBackoff how long to wait before a failed step is tried again
     * @param emptyCallInterval how often to call {@code processRecords} without records; null for never
     * @param handOverMax how long the group waits for a shard's processor when its partition goes to another worker
     * @param prefetchBytesMax how much is fetched ahead for all shards together, in bytes
     */
    public record Settings(
            int recordsMax,
            Duration retryBackoff,
            @Nullable Duration emptyCallInterval,
            Duration handOverMax,
            long prefetchBytesMax) {}
}
