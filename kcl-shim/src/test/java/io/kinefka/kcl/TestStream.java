package io.kinefka.kcl;

import static io.kinefka.kcl.Patience.await;

import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import io.kinefka.mapping.StreamStatus;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A stream as a gateway would have made it: a topic, and a record in the catalog. */
public final class TestStream implements AutoCloseable {
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private StreamMetadata metadata;

    private TestStream(String bootstrapServers, String name, int shards) throws Exception {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, 1,
                        ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5,
                        // Partitions are written to as soon as they are made.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Instant now = Instant.now();
        metadata = new StreamMetadata(
                new StreamId("000000000000", "us-east-1", name),
                name,
                StreamStatus.ACTIVE,
                now,
                now,
                Instant.EPOCH,
                24,
                StreamMode.PROVISIONED,
                new TreeMap<>(),
                ShardMap.evenSplit(shards, now.getEpochSecond() - 100),
                StreamOptions.DEFAULT,
                null);
        create(new NewTopic(name, shards, (short) 1).configs(Map.of("message.timestamp.type", "LogAppendTime")));
        create(new NewTopic(CatalogKey.CATALOG_TOPIC, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        publish();
    }

    public static TestStream create(int shards) throws Exception {
        return create(Brokers.bootstrapServers(), shards);
    }

    public static TestStream create(String bootstrapServers, int shards) throws Exception {
        return new TestStream(bootstrapServers, "stream-" + UUID.randomUUID(), shards);
    }

    private void create(NewTopic topic) throws Exception {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void publish() throws Exception {
        producer.send(new ProducerRecord<>(
                        CatalogKey.CATALOG_TOPIC,
                        0,
                        CatalogKey.stream(metadata.id()).encode(),
                        StreamMetadataFormat.encode(metadata)))
                .get();
    }

    public String name() {
        return metadata.id().name();
    }

    public StreamMetadata metadata() {
        return metadata;
    }

    public ShardMap shards() {
        return metadata.shards();
    }

    public Shard shard(int index) {
        return shards().shard(new ShardId(index)).orElseThrow();
    }

    /** Appends to the open shard that the key belongs to, and tells the record's sequence number. */
    public SequenceNumber put(String key, byte[] data) throws Exception {
        Shard shard = shards().route(HashKey.ofPartitionKey(key));
        RecordMetadata written = producer.send(
                        RecordLayout.toKafka(metadata.topic(), shard.partition(), key, data, null))
                .get();
        return shard.sequenceNumber(written.offset(), written.timestamp());
    }

    public SequenceNumber put(String key, String data) throws Exception {
        return put(key, data.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends as {@link #put} does. */
    public void append(String key, byte[] data) throws Exception {
        put(key, data);
    }

    /** Appends a record as it is to a shard. */
    public SequenceNumber putInto(int shardIndex, ProducerRecord<byte[], byte[]> kafkaRecord) throws Exception {
        RecordMetadata written = producer.send(kafkaRecord).get();
        return shard(shardIndex).sequenceNumber(written.offset(), written.timestamp());
    }

    /** Appends numbered records, {@code <key>:<number>}, with keys k0 to k31 in turn. */
    public void putNumbered(int from, int count) throws Exception {
        for (int i = from; i < from + count; i++) {
            String key = "k" + i % 32;
            Shard shard = shards().route(HashKey.ofPartitionKey(key));
            var unused = producer.send(RecordLayout.toKafka(
                    metadata.topic(), shard.partition(), key, (key + ":" + i).getBytes(StandardCharsets.UTF_8), null));
        }
        producer.flush();
    }

    /** What {@link #putNumbered} appends in all if it began with 0. */
    public Set<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i % 32 + ":" + i).collect(Collectors.toSet());
    }

    /** All that a group has committed, and where the partitions end, for a look. */
    public String offsets(String group) {
        StringBuilder text = new StringBuilder();
        for (Shard shard : shards().all()) {
            try {
                text.append('\n')
                        .append(shard)
                        .append(" end ")
                        .append(end(shard.partition()))
                        .append(' ')
                        .append(findCommitted(group, shard.partition()));
            } catch (Exception e) {
                text.append(e);
            }
        }
        return text.toString();
    }

    /** Appends the same data again and again, with keys k0 to k99 in turn. */
    public void putMany(int count, byte[] data) {
        for (int i = 0; i < count; i++) {
            String key = "k" + i % 100;
            Shard shard = shards().route(HashKey.ofPartitionKey(key));
            var unused = producer.send(RecordLayout.toKafka(metadata.topic(), shard.partition(), key, data, null));
        }
        producer.flush();
    }

    public void split(int shardIndex) throws Exception {
        Shard parent = shard(shardIndex);
        BigInteger middle = parent.range()
                .start()
                .toBigInteger()
                .add(parent.range().end().toBigInteger())
                .add(BigInteger.ONE)
                .shiftRight(1);
        reshard(new Resharding.Split(parent.id(), HashKey.of(middle)), 2, parent);
    }

    public void merge(int lower, int upper) throws Exception {
        reshard(new Resharding.Merge(shard(lower).id(), shard(upper).id()), 1, shard(lower), shard(upper));
    }

    private void reshard(Resharding.Step step, int children, Shard... parents) throws Exception {
        int partitions = partitionCount();
        addPartitions(partitions + children);
        producer.flush();
        Map<ShardId, Shard.Closure> closures = new HashMap<>();
        Instant now = Instant.now();
        for (Shard parent : parents) {
            closures.put(parent.id(), new Shard.Closure(end(parent.partition()), now));
        }
        metadata = metadata.withShards(Resharding.planned(List.of(step), "test")
                .closing(IntStream.range(partitions, partitions + children)
                        .mapToObj(partition -> new Shard.Placement(partition, 0))
                        .toList())
                .apply(shards(), closures, now));
        publish();
    }

    private int partitionCount() throws Exception {
        return admin.describeTopics(List.of(name())).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
    }

    /** Waits until the broker tells of them, as whoever reshards next counts them. */
    private void addPartitions(int count) throws Exception {
        admin.createPartitions(Map.of(name(), NewPartitions.increaseTo(count)))
                .all()
                .get();
        await().until(() -> partitionCount() == count);
    }

    /** Forgets closed shards and puts the children of a split where they were, as after their expiry. */
    public void splitIntoUsedPartition(int shardIndex, int usedPartition) throws Exception {
        Shard parent = shard(shardIndex);
        Instant now = Instant.now();
        ShardMap remaining = shards().withoutExpired(now.plusSeconds(1));
        BigInteger middle = parent.range()
                .start()
                .toBigInteger()
                .add(parent.range().end().toBigInteger())
                .add(BigInteger.ONE)
                .shiftRight(1);
        int fresh = 1 + shards().all().stream().mapToInt(Shard::partition).max().orElseThrow();
        addPartitions(fresh + 1);
        metadata = metadata.withShards(Resharding.planned(
                        List.of(new Resharding.Split(parent.id(), HashKey.of(middle))), "test")
                .closing(List.of(new Shard.Placement(usedPartition, end(usedPartition)), new Shard.Placement(fresh, 0)))
                .apply(remaining, Map.of(parent.id(), new Shard.Closure(end(parent.partition()), now)), now));
        publish();
    }

    public long end(int partition) throws Exception {
        TopicPartition key = new TopicPartition(name(), partition);
        return admin.listOffsets(Map.of(key, OffsetSpec.latest()))
                .partitionResult(key)
                .get()
                .offset();
    }

    /** What a group has committed. */
    public OffsetAndMetadata committed(String group, int partition) throws Exception {
        return findCommitted(group, partition).orElseThrow();
    }

    /** The metadata of what a group has committed. */
    public String committedMetadata(String group, int partition) throws Exception {
        return committed(group, partition).metadata();
    }

    public Optional<OffsetAndMetadata> findCommitted(String group, int partition) throws Exception {
        return Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(name(), partition)));
    }

    /** Has the broker miss a worker of that group that has been silent for so long, from what it says next on. */
    public void missAfter(Duration silence, String group) throws Exception {
        var timeout = new ConfigEntry("consumer.session.timeout.ms", Long.toString(silence.toMillis()));
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, group),
                        List.of(new AlterConfigOp(timeout, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
