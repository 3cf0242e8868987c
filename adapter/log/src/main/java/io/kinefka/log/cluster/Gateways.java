package io.kinefka.log.cluster;

import io.kinefka.mapping.UnsupportedFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this gateway has heard of every gateway, itself included, in a thread of its own. */
final class Gateways implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    /** A sign of life counts from when it is read here, which is later than when its sender counts from. */
    private final long silenceNanosMax;

    private final Thread thread;
    private final Map<String, Heard> heard = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long replayedTo;
    private volatile boolean closed;

    private record Heard(GatewayRecord said, long atNanos) {}

    /**
     * Takes over a consumer.
     *
     * @param silenceMax how long a gateway may be silent and still be alive
     */
    Gateways(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Duration silenceMax) {
        this.consumer = consumer;
        this.partition = partition;
        silenceNanosMax = silenceMax.toNanos();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        thread = new Thread(this::follow, "kinefka-gateways");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until every gateway that has said anything below an offset has finished its appends, or must be dead.
     *
     * @return whether that came true in time
     */
    boolean awaitDrained(Closing closing, long offset, Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long wait = replayedTo < offset ? Long.MAX_VALUE : nanosUntilDrained(closing, now);
                if (wait <= 0) {
                    return true;
                }
                if (now >= until) {
                    return false;
                }
                // Not a busy loop: it ends when the next gateway would be counted as dead.
                long unused = news.awaitNanos(Math.min(wait, until - now));
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether that is true by all that was said below an offset, if that becomes known in time. */
    boolean isDrained(Closing closing, long offset, Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (!closed && replayedTo < offset) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                long unused = news.awaitNanos(left);
            }
            return !closed && nanosUntilDrained(closing, System.nanoTime()) <= 0;
        } finally {
            lock.unlock();
        }
    }

    /** How long it takes at most, because whoever stays silent is dead then. */
    private long nanosUntilDrained(Closing closing, long now) {
        return heard.values().stream()
                .filter(gateway -> !gateway.said().drained().contains(closing))
                .mapToLong(gateway -> silenceNanosMax - (now - gateway.atNanos()))
                .max()
                .orElse(0);
    }

    boolean isLive(String id) {
        lock.lock();
        try {
            var gateway = heard.get(id);
            return gateway != null && isLive(gateway, System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Whether any other gateway was ever heard of that has not left, dead or alive. */
    boolean knowsOthersThan(String id) {
        lock.lock();
        try {
            return heard.keySet().stream().anyMatch(other -> !other.equals(id));
        } finally {
            lock.unlock();
        }
    }

    int liveCount() {
        lock.lock();
        try {
            long now = System.nanoTime();
            return (int) heard.values().stream()
                    .filter(gateway -> isLive(gateway, now))
                    .count();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLive(Heard gateway, long now) {
        return now - gateway.atNanos() < silenceNanosMax;
    }

    private void follow() {
        try (consumer) {
            while (!closed) {
                step();
            }
        }
    }

    private void step() {
        try {
            var arrived = consumer.poll(POLL).records(partition);
            long position = consumer.position(partition);
            lock.lock();
            try {
                arrived.forEach(this::hear);
                replayedTo = position;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("Gateways are not followed any more");
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("Other gateways cannot be heard; trying again");
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> sign) {
        String id = new String(sign.key(), StandardCharsets.UTF_8);
        if (sign.value() == null) {
            heard.remove(id);
            return;
        }
        try {
            heard.put(id, new Heard(GatewayRecord.decode(sign.value()), System.nanoTime()));
        } catch (UnsupportedFormatException e) {
            LOG.atError().setCause(e).addKeyValue("gateway", id).log("A gateway of a newer version is not understood");
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        consumer.wakeup();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
