package io.kinefka.benchmark.load;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker behind the gateway, and Kafka's own clients for it. */
public final class KafkaCluster implements AutoCloseable {
    private static final int SEGMENT_BYTES = 64 << 20;
    private static final Duration LEADERS_WITHIN = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final Admin admin;

    public KafkaCluster(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Makes a topic and waits for all of it, with segments so small that what was emptied soon is off the disk. */
    public void createTopic(String name, int partitions) {
        await(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)
                        .configs(Map.of(
                                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                "LogAppendTime",
                                TopicConfig.SEGMENT_BYTES_CONFIG,
                                Integer.toString(SEGMENT_BYTES)))))
                .all());
        awaitLeaders(name, partitions);
    }

    private void awaitLeaders(String topic, int partitions) {
        Instant deadline = Instant.now().plus(LEADERS_WITHIN);
        while (true) {
            try {
                var unused = end(topic, partitions);
                return;
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || Instant.now().isAfter(deadline)) {
                    throw e;
                }
            }
        }
    }

    /** Gives a stream's topic segments of the same size. */
    public void shrinkSegments(String topic) {
        var entry = new ConfigEntry(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES));
        await(admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(entry, OpType.SET))))
                .all());
    }

    public void deleteTopic(String name) {
        await(admin.deleteTopics(List.of(name)).all());
    }

    /** Removes everything from a topic. */
    public void empty(String topic, int partitions) {
        var ends = await(admin.listOffsets(partitions(topic, partitions).stream()
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all());
        await(admin.deleteRecords(ends.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                each -> RecordsToDelete.beforeOffset(
                                        each.getValue().offset()))))
                .all());
    }

    /** A producer for throughput: every record on all replicas, in large batches. */
    public KafkaProducer<byte[], byte[]> producer() {
        return producer(
                Map.of(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10, ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20));
    }

    /** A producer that sends each record at once. */
    public KafkaProducer<byte[], byte[]> promptProducer() {
        return producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        var config = new HashMap<String, Object>(more);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer of some partitions of a topic, from their beginning or their end. */
    public KafkaConsumer<byte[], byte[]> consumer(String topic, List<Integer> partitions, boolean fromEnd) {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        var consumer =
                new KafkaConsumer<byte[], byte[]>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var assigned =
                partitions.stream().map(each -> new TopicPartition(topic, each)).toList();
        consumer.assign(assigned);
        if (fromEnd) {
            consumer.seekToEnd(assigned);
            assigned.forEach(consumer::position);
        } else {
            consumer.seekToBeginning(assigned);
        }
        return consumer;
    }

    /** How many records there are in a topic, past and present. */
    public long end(String topic, int partitions) {
        return await(admin.listOffsets(partitions(topic, partitions).stream()
                                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                        .all())
                .values()
                .stream()
                .mapToLong(each -> each.offset())
                .sum();
    }

    private static List<TopicPartition> partitions(String topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(each -> new TopicPartition(topic, each))
                .toList();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
