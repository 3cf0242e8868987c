package io.kinefka.log.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The end of the catalog's topic, and waiting for the replay to get there. */
final class CatalogTail {
    private final Admin admin;
    private final CatalogReplay replay;
    private final TopicPartition partition;

    CatalogTail(Admin admin, CatalogReplay replay, TopicPartition partition) {
        this.admin = admin;
        this.replay = replay;
        this.partition = partition;
    }

    /** Waits until everything is replayed that is committed by now. */
    void awaitNewest(long until) throws InterruptedException {
        await(end(until), until);
    }

    private long end(long until) throws InterruptedException {
        var ends = admin.listOffsets(
                Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        return get(ends.partitionResult(partition).toCompletionStage().toCompletableFuture(), until)
                .offset();
    }

    /** Waits until everything below the offset is replayed. */
    void await(long offset, long until) throws InterruptedException {
        if (!replay.awaitReplayedTo(offset, Duration.ofNanos(until - System.nanoTime()))) {
            throw new org.apache.kafka.common.errors.TimeoutException("The catalog's replay did not reach its end");
        }
    }

    /** The value, before the time that {@link System#nanoTime} gives then. */
    static <T> T get(Future<T> future, long until) throws InterruptedException {
        try {
            return future.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("Kafka did not answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }
}
