package io.kinefka.log.tail;

import io.kinefka.encryption.KeyException;
import io.kinefka.log.read.RecordOpener;
import io.kinefka.log.shared.UngroupedConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ends of all shards at which somebody waits, with one consumer in one thread: a record is fetched once,
 * however many wait for it, and they are told the moment it arrives.
 */
public final class ShardTails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardTails.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration TELLERS_IDLE = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final Duration ENDS_MAX = Duration.ofSeconds(5);
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordOpener opener;
    private final long bytesMax;
    private final Thread thread;
    private final Executor tellers;
    private final ConcurrentMap<Place, Tail> tails = new ConcurrentHashMap<>();
    /** The same ones; mostly one each. */
    private final ConcurrentMap<TopicPartition, List<Tail>> byPartition = new ConcurrentHashMap<>();

    private Set<TopicPartition> assigned = Set.of();
    private volatile boolean changed;
    private volatile boolean closed;

    private record Place(TopicPartition partition, Instant incarnation) {}

    /**
     * Starts the thread.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param opener opens what is encrypted
     * @param bytesMax of records that are kept for those who are a little late, over all shards
     */
    public ShardTails(Map<String, Object> clientConfig, RecordOpener opener, long bytesMax) {
        this.opener = opener;
        consumer = new UngroupedConsumer(config(clientConfig));
        this.bytesMax = bytesMax;
        tellers = tellers();
        thread = new Thread(this::follow, "kinefka-tails");
        thread.setDaemon(true);
        thread.start();
    }

    /** Its threads end when there is nothing to tell, so that nobody who comes late is refused. */
    private static Executor tellers() {
        int count = Runtime.getRuntime().availableProcessors();
        var tellers = new ThreadPoolExecutor(
                count, count, TELLERS_IDLE.toNanos(), TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(), task -> {
                    var teller = new Thread(task, "kinefka-tail-teller");
                    teller.setDaemon(true);
                    return teller;
                });
        tellers.allowCoreThreadTimeOut(true);
        return tellers;
    }

    private static Map<String, Object> config(Map<String, Object> clientConfig) {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Whoever misses something by it reads that from the log.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    /** A place at the end of a shard, to be closed when it is not needed any more. */
    public final class Seat implements AutoCloseable {
        private final Place place;
        private final Tail tail;
        private boolean left;

        private Seat(Place place, Tail tail) {
            this.place = place;
            this.tail = tail;
        }

        /**
         * Waits for the record at an offset, and gives what else is there.
         *
         * @param recordsMax at most that many
         * @param bytesMax of data, unless the first record alone is larger
         * @param timeout after which there is {@link TailRead.Nothing}
         */
        public CompletionStage<TailRead> next(long offset, int recordsMax, long bytesMax, Duration timeout) {
            return tail.next(offset, recordsMax, bytesMax, timeout);
        }

        /**
         * What is there, without waiting: {@link TailRead.Nothing} if the offset is the end, and {@link TailRead.Behind} also if
         * this gateway has appended records that have not arrived here.
         */
        TailRead peek(long offset, int recordsMax, long bytesMax) {
            return tail.peek(offset, recordsMax, bytesMax);
        }

        /** Waits for a while, or until there is other news of the stream. */
        public CompletionStage<TailRead> pause(Duration time) {
            return tail.pause(time);
        }

        /** Has whoever waits in this shard look again. */
        public void wake() {
            tail.wake();
        }

        @Override
        public void close() {
            synchronized (ShardTails.this) {
                if (!left) {
                    left = true;
                    if (tail.leave()) {
                        tails.remove(place);
                        regroup(place.partition());
                        reassign();
                    }
                }
            }
        }
    }

    /**
     * Takes a seat.
     *
     * @param incarnation when the stream was created: a topic of the same name may have belonged to an earlier one
     */
    public synchronized Seat take(String topic, int partition, Instant incarnation) {
        var place = new Place(new TopicPartition(topic, partition), incarnation);
        var tail = tails.computeIfAbsent(place, wanted -> new Tail(wanted.partition(), tellers));
        if (tail.use()) {
            regroup(place.partition());
            reassign();
        }
        return new Seat(place, tail);
    }

    /** This gateway has appended a record. */
    public void appended(String topic, int partition, long offset) {
        if (!byPartition.isEmpty()) {
            at(new TopicPartition(topic, partition)).forEach(tail -> tail.appended(offset));
        }
    }

    /** Has everybody who waits look at the catalog again. */
    public void wakeAll() {
        tails.values().forEach(Tail::wake);
    }

    private void regroup(TopicPartition partition) {
        var group = tails.entrySet().stream()
                .filter(entry -> entry.getKey().partition().equals(partition))
                .map(Map.Entry::getValue)
                .toList();
        if (group.isEmpty()) {
            byPartition.remove(partition);
        } else {
            byPartition.put(partition, group);
        }
    }

    private void reassign() {
        changed = true;
        consumer.wakeup();
        LockSupport.unpark(thread);
    }

    private void follow() {
        try (consumer) {
            while (!closed) {
                try {
                    if (changed) {
                        changed = false;
                        assign();
                    }
                    if (assigned.isEmpty()) {
                        LockSupport.parkNanos(this, POLL.toNanos());
                    } else {
                        poll();
                    }
                } catch (WakeupException e) {
                    LOG.atTrace().log("Tails change");
                } catch (KafkaException e) {
                    LOG.atWarn().setCause(e).log("Tails cannot be followed; trying again");
                    changed = true;
                    LockSupport.parkNanos(this, POLL.toNanos());
                }
            }
        }
    }

    private void assign() {
        assigned = tails.keySet().stream().map(Place::partition).collect(Collectors.toSet());
        consumer.assign(assigned);
        var starting = tails.values().stream()
                .filter(tail -> !tail.isStarted())
                .map(Tail::partition)
                .collect(Collectors.toSet());
        if (starting.isEmpty()) {
            return;
        }
        try {
            consumer.endOffsets(starting, ENDS_MAX).forEach((partition, end) -> {
                consumer.seek(partition, end);
                at(partition).forEach(tail -> tail.start(end));
            });
        } catch (KafkaException e) {
            changed = true;
            throw e;
        }
    }

    private void poll() {
        var arrived = consumer.poll(POLL);
        long share = bytesMax / Math.max(1, assigned.size());
        for (TopicPartition partition : arrived.partitions()) {
            for (Tail tail : at(partition)) {
                arrived.records(partition).forEach(one -> add(tail, one));
                tail.tellAll();
                tail.trim(share);
            }
        }
    }

    private void add(Tail tail, ConsumerRecord<byte[], byte[]> arrived) {
        try {
            tail.add(opener.open(arrived));
        } catch (KeyException e) {
            // Whoever wants it is sent to read it, and is told there.
            tail.start(arrived.offset() + 1);
        }
    }

    private List<Tail> at(TopicPartition partition) {
        return byPartition.getOrDefault(partition, List.of());
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wakeAll();
    }
}
