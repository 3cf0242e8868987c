package io.kinefka.log.read;

import io.kinefka.encryption.KeyException;
import io.kinefka.log.error.LogException;
import io.kinefka.log.shared.UngroupedConsumer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads records from positions. A shard is always read by the same one of a fixed number of threads, whose consumer
 * stays where the last read ended, so that reading on needs no seek. What cannot be served soon is refused.
 */
public final class ShardReader implements AutoCloseable {
    private static final int FETCH_BYTES = 16 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES = 4 * 1024 * 1024;
    private static final int FETCH_WAIT_MILLIS = 0;
    private static final int POLL_RECORDS = 2000;

    private final List<ReaderThread> threads = new ArrayList<>();
    private final Duration deadline;

    /**
     * Starts the threads.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param threadCount how many shards can be read at once
     * @param queuedMax how many reads may wait, over all threads
     * @param deadline after which a read fails
     * @param opener opens what is encrypted
     */
    public ShardReader(
            Map<String, Object> clientConfig,
            int threadCount,
            int queuedMax,
            Duration deadline,
            RecordOpener opener,
            Clock clock) {
        this.deadline = deadline;
        for (int i = 0; i < threadCount; i++) {
            var consumer = new UngroupedConsumer(config(clientConfig, deadline));
            var thread = new ReaderThread(
                    "kinefka-reader-" + i,
                    new PositionedConsumer(consumer, opener, deadline, clock),
                    Math.max(1, queuedMax / threadCount));
            threads.add(thread);
            thread.start();
        }
    }

    private static Map<String, Object> config(Map<String, Object> clientConfig, Duration deadline) {
        int deadlineMillis = Math.toIntExact(deadline.toMillis());
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        config.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        // What is fetched ahead at a shard's end must not hold up the next read, which is often another shard's.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        config.putAll(clientConfig);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, deadlineMillis);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, deadlineMillis);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    /**
     * Reads what is there, without waiting for more to arrive. Fails with {@link KeyException} if the first record cannot
     * be decrypted; a later one ends what is read.
     */
    public CompletionStage<ReadResult> read(ReadPosition position, ReadLimits limits) {
        var result = new CompletableFuture<ReadResult>();
        var thread = threads.get(Math.floorMod(Objects.hash(position.topic(), position.partition()), threads.size()));
        if (!thread.offer(new ReaderThread.Task(position, limits, result))) {
            return CompletableFuture.failedFuture(LogException.overloaded("Too many reads are waiting"));
        }
        return result.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException
                                ? LogException.unavailable("Kafka did not answer in time", failure)
                                : failure));
    }

    @Override
    public void close() {
        threads.forEach(ReaderThread::close);
    }
}
