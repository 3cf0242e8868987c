package io.kinefka.analytics.host;

import io.kinefka.log.host.ConsumerProxy;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Kafka Streams and its consumer. Records of one topic are held back while they are prepared, and are for Streams as if they were
 * not read yet: neither its position nor what it commits is beyond them. No call waits for that. While records of a partition are held, no
 * more of it are read; and none of the topic if that takes long, since the rows of others would have to wait for them. Used by Streams' thread
 * only.
 */
final class PreparedConsumer extends ConsumerProxy {
    /** How long something that is prepared waits at most. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Preparation preparation;
    private final Clock clock;
    private final Set<TopicPartition> standing = new HashSet<>();
    private final Map<TopicPartition, Held> held = new HashMap<>();

    /** Begins to prepare records; what becomes of them is the same records with other contents. */
    interface Preparation
            extends Function<List<ConsumerRecord<byte[], byte[]>>, Future<List<ConsumerRecord<byte[], byte[]>>>> {}

    private record Held(
            List<ConsumerRecord<byte[], byte[]>> records,
            OffsetAndMetadata next,
            Future<List<ConsumerRecord<byte[], byte[]>>> prepared,
            Instant since) {

        long first() {
            return records.get(0).offset();
        }
    }

    PreparedConsumer(Consumer<byte[], byte[]> consumer, String topic, Preparation preparation, Clock clock) {
        super(consumer);
        this.consumer = consumer;
        this.topic = topic;
        this.preparation = preparation;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "poll" -> {
                return poll((Duration) arguments[0]);
            }
            case "position" -> {
                Held here = held.get((TopicPartition) arguments[0]);
                if (here != null) {
                    return here.first();
                }
            }
            case "currentLag" -> {
                return currentLag((TopicPartition) arguments[0]);
            }
            case "seek" -> forget(List.of((TopicPartition) arguments[0]));
            case "seekToBeginning", "seekToEnd" -> forget((Collection<TopicPartition>) arguments[0]);
            case "subscribe" -> {
                if (arguments.length == 2 && arguments[1] instanceof ConsumerRebalanceListener listener) {
                    arguments[1] = watching(listener);
                }
            }
            default -> {}
        }
        return super.call(method, arguments);
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        Set<TopicPartition> assignment = consumer.assignment();
        Set<TopicPartition> gone = new HashSet<>(held.keySet());
        gone.removeAll(assignment);
        forget(gone);
        stand(assignment);
        readAllBut(standing);
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(held.isEmpty() ? timeout : shorter(timeout));
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> given = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            if (partition.topic().equals(topic)) {
                forget(List.of(partition));
                held.put(partition, hold(records, nextOffsets.remove(partition)));
            } else {
                given.put(partition, records);
            }
        }
        nextOffsets.keySet().removeAll(held.keySet());
        release(given, nextOffsets);
        return new ConsumerRecords<>(given, nextOffsets);
    }

    /** Finds the partitions that are not to be read for now. */
    private void stand(Set<TopicPartition> assignment) {
        standing.clear();
        standing.addAll(held.keySet());
        Instant longAgo = clock.instant().minus(LONG);
        if (held.values().stream().anyMatch(records -> records.since().isBefore(longAgo))) {
            assignment.stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .forEach(standing::add);
        }
    }

    private Duration shorter(Duration timeout) {
        boolean canRelease = held.entrySet().stream().anyMatch(entry -> isReady(entry.getKey(), entry.getValue()));
        Duration longest = canRelease ? Duration.ZERO : LOOK;
        return timeout.compareTo(longest) < 0 ? timeout : longest;
    }

    private Held hold(List<ConsumerRecord<byte[], byte[]>> records, @Nullable OffsetAndMetadata next) {
        ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
        return new Held(
                records,
                next == null ? new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), "") : next,
                preparation.apply(records),
                clock.instant());
    }

    private boolean isReady(TopicPartition partition, Held records) {
        // A task whose partition is paused may not be there to take them.
        return records.prepared().isDone() && !isPausedByStreams(partition);
    }

    private void release(
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> given,
            Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
        Set<TopicPartition> assignment = consumer.assignment();
        held.entrySet().removeIf(entry -> {
            TopicPartition partition = entry.getKey();
            Held records = entry.getValue();
            boolean isOut = isReady(partition, records) && assignment.contains(partition);
            if (isOut) {
                given.put(partition, prepared(records));
                nextOffsets.put(partition, records.next());
                standing.remove(partition);
            }
            return isOut;
        });
    }

    private static List<ConsumerRecord<byte[], byte[]>> prepared(Held records) {
        try {
            return records.prepared().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new KafkaException("Records cannot be prepared", e.getCause());
        }
    }

    private OptionalLong currentLag(TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        Held here = held.get(partition);
        if (here == null) {
            // What has arrived since it was read last is not known.
            return standing.contains(partition) ? OptionalLong.empty() : lag;
        }
        return lag.isEmpty()
                ? lag
                : OptionalLong.of(lag.getAsLong() + here.records().size());
    }

    /** These are read again, or by others. */
    private void forget(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Held before = held.remove(partition);
            if (before != null) {
                before.prepared().cancel(true);
            }
        }
    }

    private ConsumerRebalanceListener watching(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                try {
                    listener.onPartitionsRevoked(partitions);
                } finally {
                    forget(partitions);
                    left(partitions);
                }
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                try {
                    listener.onPartitionsLost(partitions);
                } finally {
                    forget(partitions);
                    left(partitions);
                }
            }
        };
    }
}
