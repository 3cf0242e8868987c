package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * What requests may cost.
 *
 * @param bodyBytesMax the largest body
 * @param bodiesBytesMax all bodies that are held at one time
 * @param answersBytesMax all large answers that wait for clients to read them
 * @param writeBytesMax records on their way to Kafka at one time
 * @param readThreads threads that read from Kafka
 * @param readQueueMax reads that may wait for a thread
 * @param tailBytesMax records kept at the ends of shards for subscribers who are a little late
 * @param timeout how long Kafka may take for one request
 */
public record RequestConfig(
        int bodyBytesMax,
        long bodiesBytesMax,
        long answersBytesMax,
        long writeBytesMax,
        int readThreads,
        int readQueueMax,
        long tailBytesMax,
        Duration timeout) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final long TIB = 1L << 40;

    public RequestConfig {
        Checks.between(Keys.REQUEST_BODY_BYTES_MAX, bodyBytesMax, KIB, 1 << 30);
        Checks.between(Keys.REQUEST_BODIES_BYTES_MAX, bodiesBytesMax, bodyBytesMax, TIB);
        Checks.between(Keys.RESPONSE_BODIES_BYTES_MAX, answersBytesMax, MIB, TIB);
        Checks.between(Keys.WRITE_BYTES_MAX, writeBytesMax, KIB, TIB);
        Checks.between(Keys.READ_THREADS, readThreads, 1, 1024);
        Checks.between(Keys.READ_QUEUE_MAX, readQueueMax, 0, 1_000_000);
        Checks.between(Keys.TAIL_BYTES_MAX, tailBytesMax, MIB, TIB);
        Checks.positive(Keys.REQUEST_TIMEOUT, timeout);
    }
}
