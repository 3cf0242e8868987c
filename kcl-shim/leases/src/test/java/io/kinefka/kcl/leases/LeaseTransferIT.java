package io.kinefka.kcl.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.mapping.CatalogKey;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMetadataFormat;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import io.kinefka.mapping.StreamStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTransferIT {
    private static final long CREATED = 1_700_000_000L;

    /** Shard 0, of 42 records, is split into 1 and 2. */
    private static final ShardMap SPLIT = Resharding.planned(
                    List.of(new Resharding.Split(new ShardId(0), new HashKey(1L << 63, 0))), "test")
            .closing(List.of(new Shard.Placement(1, 0), new Shard.Placement(2, 0)))
            .apply(
                    ShardMap.evenSplit(1, CREATED),
                    Map.of(new ShardId(0), new Shard.Closure(42, Instant.ofEpochSecond(CREATED + 100))),
                    Instant.ofEpochSecond(CREATED + 100));

    @Test
    void positionsComeBackAsTheyWere(@TempDir Path directory) throws Exception {
        try (var broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, 0, Map.of()))) {
            var kafka = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
            createStream(kafka);
            String checkpoint = SPLIT.shard(new ShardId(1))
                    .orElseThrow()
                    .sequenceNumber(6, (CREATED + 200) * 1000)
                    .toString();
            String table = """
                    {"Items": [
                      {"leaseKey": {"S": "shardId-000000000001"}, "checkpoint": {"S": "%s"},
                       "checkpointSubSequenceNumber": {"N": "3"}, "leaseCounter": {"N": "812"},
                       "pendingCheckpoint": {"S": "%s"}, "pendingCheckpointSubSequenceNumber": {"N": "4"},
                       "pendingCheckpointState": {"B": "aGFsZg=="},
                       "leaseOwner": {"S": "worker"}, "parentShardId": {"SS": ["shardId-000000000000"]}},
                      {"leaseKey": {"S": "shardId-000000000002"}, "checkpoint": {"S": "TRIM_HORIZON"},
                       "checkpointSubSequenceNumber": {"N": "0"}},
                      {"leaseKey": {"S": "Leader"}, "entityType": {"S": "LEADER"}}
                    ], "Count": 3, "ScannedCount": 3, "ConsumedCapacity": null}
                    """.formatted(checkpoint, checkpoint);

            try (var transfer = LeaseTransfer.open(kafka)) {
                var offsets = transfer.importLeases("app", "orders", LeaseTableFormat.read(table));
                var leases = transfer.exportLeases("app", List.of("orders"), false);
                var again =
                        transfer.importLeases("other", "orders", LeaseTableFormat.read(LeaseTableFormat.write(leases)));

                assertThat(offsets)
                        .containsEntry(
                                new TopicPartition("orders", 0),
                                new OffsetAndMetadata(42, "kcl1 shardId-000000000000 SHARD_END 0"))
                        .containsEntry(
                                new TopicPartition("orders", 1),
                                new OffsetAndMetadata(
                                        6,
                                        "kcl1 shardId-000000000001 " + checkpoint + " 3 " + checkpoint + " 4 aGFsZg"))
                        .containsEntry(
                                new TopicPartition("orders", 2),
                                new OffsetAndMetadata(0, "kcl1 shardId-000000000002 TRIM_HORIZON 0"));
                assertThat(leases)
                        .extracting(Lease::shardId, Lease::sequenceNumber)
                        .containsExactly(
                                tuple("shardId-000000000000", "SHARD_END"),
                                tuple("shardId-000000000001", checkpoint),
                                tuple("shardId-000000000002", "TRIM_HORIZON"));
                assertThat(again).isEqualTo(offsets);
                assertThat(transfer.exportLeases("app", List.of("orders"), true))
                        .extracting(Lease::leaseKey)
                        .contains("000000000000:orders:" + CREATED + ":shardId-000000000001");
            }
        }
    }

    private static void createStream(Map<String, Object> kafka) throws Exception {
        Instant created = Instant.ofEpochSecond(CREATED);
        var metadata = new StreamMetadata(
                new StreamId("000000000000", "us-east-1", "orders"),
                "orders",
                StreamStatus.ACTIVE,
                created,
                created,
                Instant.EPOCH,
                24,
                StreamMode.PROVISIONED,
                new TreeMap<>(),
                SPLIT,
                StreamOptions.DEFAULT,
                null);
        try (var admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(
                            new NewTopic("orders", 3, (short) 1), new NewTopic(CatalogKey.CATALOG_TOPIC, 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(
                            CatalogKey.CATALOG_TOPIC,
                            0,
                            CatalogKey.stream(metadata.id()).encode(),
                            StreamMetadataFormat.encode(metadata)))
                    .get();
        }
    }

    @Test
    void anOffsetOfAnotherProgramBecomesTheRecordBeforeIt() {
        var stream = SPLIT.shard(new ShardId(1)).orElseThrow();
        var positions = positions();

        var leases = positions.leases(Map.of(1, new OffsetAndMetadata(7), 2, new OffsetAndMetadata(0)), null);

        assertThat(leases)
                .extracting(Lease::sequenceNumber)
                .containsExactly(
                        stream.sequenceNumber(6, stream.createdSecond() * 1000).toString(),
                        ShardCheckpoint.TRIM_HORIZON);
    }

    @Test
    void aLeaseOfAnotherStreamIsRefused() {
        String foreign = ShardMap.evenSplit(1, CREATED + 7)
                .open()
                .get(0)
                .sequenceNumber(3, (CREATED + 50) * 1000)
                .toString();
        var json = """
                {"Items": [{"leaseKey": {"S": "shardId-000000000000"}, "checkpoint": {"S": "%s"}}]}
                """.formatted(foreign);

        assertThatThrownBy(() -> positions().offsets(LeaseTableFormat.read(json), shard -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The checkpoint of shardId-000000000000 is not of this stream's shard");
    }

    @Test
    void whatIsNoScanIsRefused() {
        assertThatThrownBy(() -> LeaseTableFormat.read("[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aws dynamodb scan");
        assertThatThrownBy(() -> LeaseTableFormat.read(new String(new byte[] {'{'}, StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Positions positions() {
        Instant created = Instant.ofEpochSecond(CREATED);
        return new Positions(new StreamMetadata(
                new StreamId("000000000000", "us-east-1", "orders"),
                "orders",
                StreamStatus.ACTIVE,
                created,
                created,
                Instant.EPOCH,
                24,
                StreamMode.PROVISIONED,
                new TreeMap<>(),
                SPLIT,
                StreamOptions.DEFAULT,
                null));
    }
}
