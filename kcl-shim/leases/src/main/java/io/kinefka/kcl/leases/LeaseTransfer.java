package io.kinefka.kcl.leases;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Carries an application's positions from a lease table to its consumer group and back, so that it can change between
 * unmodified KCL and the shim. The application must not run meanwhile: Kafka refuses to set the offsets of a group that has
 * members.
 */
public final class LeaseTransfer implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String SEPARATOR = ":";

    private final Admin admin;
    private final Map<StreamId, StreamMetadata> streams;

    private LeaseTransfer(Admin admin, Map<StreamId, StreamMetadata> streams) {
        this.admin = admin;
        this.streams = streams;
    }

    /**
     * Connects, and reads the catalog.
     *
     * @param kafkaProperties what a Kafka client needs to connect
     * @throws IllegalArgumentException if there is no catalog in that cluster
     * @throws KafkaException if Kafka does not answer
     */
    public static LeaseTransfer open(Map<String, ?> kafkaProperties) {
        Map<String, Object> config = new HashMap<>(kafkaProperties);
        config.keySet().retainAll(ConsumerConfig.configNames());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        Map<StreamId, StreamMetadata> streams;
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            streams = Catalog.read(consumer);
        }
        Map<String, Object> adminConfig = new HashMap<>(kafkaProperties);
        adminConfig.keySet().retainAll(AdminClientConfig.configNames());
        return new LeaseTransfer(Admin.create(adminConfig), streams);
    }

    /**
     * Sets the group's offsets to where the leases stand.
     *
     * @param application the consumer group
     * @param streamName the stream of leases that do not name theirs, as in the table of an application with one stream
     * @param leases the table's content
     * @return what was committed
     * @throws IllegalArgumentException if a lease fits no shard; nothing has been committed then
     * @throws KafkaException if Kafka refuses, for example because the application runs
     */
    public Map<TopicPartition, OffsetAndMetadata> importLeases(
            String application, String streamName, List<Lease> leases) {
        Map<StreamMetadata, List<Lease>> byStream = new LinkedHashMap<>();
        for (Lease lease : leases) {
            byStream.computeIfAbsent(stream(lease, streamName), stream -> new ArrayList<>())
                    .add(lease);
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new LinkedHashMap<>();
        byStream.forEach((stream, own) -> new Positions(stream)
                .offsets(own, shard -> latest(stream, shard))
                .forEach((partition, offset) -> offsets.put(new TopicPartition(stream.topic(), partition), offset)));
        if (!offsets.isEmpty()) {
            await(admin.alterConsumerGroupOffsets(application, offsets).all(), "The offsets were not committed");
        }
        return offsets;
    }

    /**
     * Leases that stand where the group does.
     *
     * @param application the consumer group
     * @param streamNames the streams to export
     * @param multiStream whether the application's leases name their stream
     * @throws IllegalArgumentException if there is no such stream
     * @throws KafkaException if Kafka does not answer
     */
    public List<Lease> exportLeases(String application, List<String> streamNames, boolean multiStream) {
        Map<TopicPartition, OffsetAndMetadata> committed = await(
                admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata(),
                "The group's offsets are not known");
        List<Lease> leases = new ArrayList<>();
        for (String name : streamNames) {
            StreamMetadata stream = stream(name);
            Map<Integer, OffsetAndMetadata> own = new HashMap<>();
            committed.forEach((partition, offset) -> {
                if (offset != null && partition.topic().equals(stream.topic())) {
                    own.put(partition.partition(), offset);
                }
            });
            leases.addAll(new Positions(stream).leases(own, multiStream ? identifier(stream) : null));
        }
        return leases;
    }

    private static String identifier(StreamMetadata stream) {
        return String.join(
                SEPARATOR,
                stream.id().accountId(),
                stream.id().name(),
                Long.toString(stream.createdAt().getEpochSecond()));
    }

    private StreamMetadata stream(Lease lease, String otherwise) {
        String identifier = lease.streamIdentifier();
        return stream(identifier == null ? otherwise : identifier.split(SEPARATOR, -1)[1]);
    }

    private StreamMetadata stream(String name) {
        return streams.values().stream()
                .filter(stream -> stream.id().name().equals(name))
                .min((one, other) -> one.id().compareTo(other.id()))
                .orElseThrow(() -> new IllegalArgumentException("There is no stream " + name));
    }

    private long latest(StreamMetadata stream, Shard shard) {
        Shard.Closure closure = shard.closure();
        if (closure != null) {
            return closure.endOffset();
        }
        TopicPartition partition = new TopicPartition(stream.topic(), shard.partition());
        return await(
                        admin.listOffsets(
                                        Map.of(partition, OffsetSpec.latest()),
                                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .partitionResult(partition),
                        "A shard's end is not known")
                .offset();
    }

    private static <T> T await(KafkaFuture<T> answer, String complaint) {
        try {
            return answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(complaint + ": " + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(complaint, e);
        }
    }

    /** At once: waiting for its last call, the client could sleep for minutes when that ends by its timeout meanwhile. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
