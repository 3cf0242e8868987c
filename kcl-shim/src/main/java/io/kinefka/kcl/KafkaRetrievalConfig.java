package io.kinefka.kcl;

import java.time.Duration;
import java.util.Map;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.processor.StreamTracker;

/**
 * How a worker reads: in place of KCL's {@code RetrievalConfig} and {@code PollingConfig}, with their names where they
 * mean the same. Setters return this object.
 */
public final class KafkaRetrievalConfig {
    private static final int MAX_RECORDS = 10_000;
    private static final long IDLE_TIME_MILLIS = 1000;
    private static final Duration HANDOFF_TIMEOUT = Duration.ofSeconds(30);
    private static final long PREFETCH_BYTES_MAX = 128L << 20;

    private final Map<String, Object> kafkaProperties;
    private final String workerIdentifier;
    private StreamTracker streamTracker;
    private int maxRecords = MAX_RECORDS;
    private long idleTimeBetweenReadsInMillis = IDLE_TIME_MILLIS;
    private Duration gracefulLeaseHandoffTimeout = HANDOFF_TIMEOUT;
    private long prefetchBytesMax =
            Math.min(PREFETCH_BYTES_MAX, Runtime.getRuntime().maxMemory() / 4);

    KafkaRetrievalConfig(StreamTracker streamTracker, Map<String, ?> kafkaProperties, String workerIdentifier) {
        this.streamTracker = streamTracker;
        this.kafkaProperties = Map.copyOf(kafkaProperties);
        this.workerIdentifier = workerIdentifier;
    }

    /**
     * Where to begin in a shard that the application has no checkpoint of, if it reads one stream; with several, each has
     * its own in the tracker's {@code StreamConfig}. LATEST by default, as in KCL.
     *
     * @throws IllegalStateException if the application reads several streams
     */
    public KafkaRetrievalConfig initialPositionInStreamExtended(InitialPositionInStreamExtended position) {
        if (streamTracker.isMultiStream()) {
            throw new IllegalStateException("Each stream has its own initial position, in the stream tracker");
        }
        streamTracker =
                new SingleStreamTracker(streamTracker.streamConfigList().get(0).streamIdentifier(), position);
        return this;
    }

    /**
     * How many records, before aggregated ones are taken apart, one call of {@code processRecords} is made of at most;
     * 10,000 by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public KafkaRetrievalConfig maxRecords(int records) {
        if (records < 1) {
            throw new IllegalArgumentException("maxRecords is positive, not " + records);
        }
        maxRecords = records;
        return this;
    }

    /**
     * How often {@code processRecords} is called without records, in milliseconds, if the processor's configuration asks
     * for such calls; 1000 by default. Records do not wait: they are processed as they arrive.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public KafkaRetrievalConfig idleTimeBetweenReadsInMillis(long millis) {
        if (millis < 1) {
            throw new IllegalArgumentException("idleTimeBetweenReadsInMillis is positive, not " + millis);
        }
        idleTimeBetweenReadsInMillis = millis;
        return this;
    }

    /**
     * How long the group waits for a shard's processor to finish its batch and to checkpoint when the shard goes to
     * another worker, or this one is shut down; 30 seconds by default, as in KCL 3.
     */
    public KafkaRetrievalConfig gracefulLeaseHandoffTimeout(Duration timeout) {
        gracefulLeaseHandoffTimeout = timeout;
        return this;
    }

    /**
     * How much is fetched ahead of the processors, for all shards of this worker together, in bytes; 128 MiB or a quarter
     * of the heap by default. A shard has at most 16 MiB of it, and may use 256 KiB in any case.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public KafkaRetrievalConfig prefetchBytesMax(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("prefetchBytesMax is positive, not " + bytes);
        }
        prefetchBytesMax = bytes;
        return this;
    }

    StreamTracker streamTracker() {
        return streamTracker;
    }

    Map<String, Object> kafkaProperties() {
        return kafkaProperties;
    }

    String workerIdentifier() {
        return workerIdentifier;
    }

    int maxRecords() {
        return maxRecords;
    }

    Duration idleTime() {
        return Duration.ofMillis(idleTimeBetweenReadsInMillis);
    }

    Duration gracefulLeaseHandoffTimeout() {
        return gracefulLeaseHandoffTimeout;
    }

    long prefetchBytesMax() {
        return prefetchBytesMax;
    }
}
