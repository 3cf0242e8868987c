package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CatalogFollowerTest {

    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final ShardMap SHARDS = StreamSamples.splitOnce();

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final ShardDirectory directory = new ShardDirectory();

    @Test
    void completesTheDirectoryAtTheCatalogsEnd() {
        catalogHolds(1);
        consumer.schedulePollTask(() -> add(0, StreamMetadataFormat.encode(StreamSamples.orders(SHARDS))));

        try (CatalogFollower follower = follow()) {
            assertThat(directory.shards("orders", WAIT_MAX)).contains(SHARDS);
            assertThat(follower).isNotNull();
        }

        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void knowsNoStreamsWhereThereIsNoCatalog() {
        consumer.updatePartitions(CatalogKey.CATALOG_TOPIC, List.of());

        try (CatalogFollower follower = follow()) {
            assertThat(directory.shards("orders", WAIT_MAX)).isEmpty();
            assertThat(follower).isNotNull();
        }
    }

    @Test
    void recoversFromAFaultOfTheCluster() {
        catalogHolds(1);
        consumer.schedulePollTask(() -> consumer.setPollException(new TopicAuthorizationException("denied")));
        consumer.schedulePollTask(() -> add(0, StreamMetadataFormat.encode(StreamSamples.orders(SHARDS))));

        try (CatalogFollower follower = follow()) {
            assertThat(directory.shards("orders", WAIT_MAX)).contains(SHARDS);
            assertThat(follower).isNotNull();
        }
    }

    @Test
    void refusesToGoOnAfterARecordOfANewerVersion() {
        byte[] newer = StreamMetadataFormat.encode(StreamSamples.orders(SHARDS));
        newer[1] = 2;
        catalogHolds(1);
        consumer.schedulePollTask(() -> add(0, newer));

        try (CatalogFollower follower = follow()) {
            assertThatThrownBy(() -> directory.shards("orders", WAIT_MAX))
                    .isInstanceOf(KafkaException.class)
                    .hasRootCauseInstanceOf(UnsupportedFormatException.class);
            assertThat(follower).isNotNull();
        }
    }

    private CatalogFollower follow() {
        return CatalogFollower.start(consumer, directory, "catalog-follower-test");
    }

    private void catalogHolds(long records) {
        Node node = new Node(0, "localhost", 9092);
        Node[] nodes = {node};
        consumer.updatePartitions(
                CatalogKey.CATALOG_TOPIC, List.of(new PartitionInfo(CatalogKey.CATALOG_TOPIC, 0, node, nodes, nodes)));
        consumer.updateBeginningOffsets(Map.of(CatalogFollower.CATALOG, 0L));
        consumer.updateEndOffsets(Map.of(CatalogFollower.CATALOG, records));
    }

    private void add(long offset, byte[] value) {
        byte[] key = CatalogKey.stream(StreamSamples.ORDERS).toString().getBytes(StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(CatalogKey.CATALOG_TOPIC, 0, offset, key, value));
    }
}
